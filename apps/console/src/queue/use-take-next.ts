import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useRef, useState } from "react";
import { useDoings } from "../keys/doings.ts";

export interface TakingNext {
  readonly isBusy: boolean;
  /** Why there was none; `null` while nobody asked, and once there was one. */
  readonly said: string | null;
  readonly take: () => void;
}

/** Taking the next contact, by button and key. What it says comes with it: the first load has none of it. */
export function useTakeNext(canTake: boolean, onTaken: (id: ContactId) => void): TakingNext {
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState<string | null>(null);
  const isAsking = useRef(false);

  async function run(): Promise<void> {
    const taken = await import("../routing/take-next.ts").then(
      async (routing) => routing.takeNext(),
      () => ({ kind: "none", words: t`This did not work.` }) as const,
    );
    isAsking.current = false;
    setBusy(false);
    say(taken.kind === "none" ? taken.words : null);
    if (taken.kind === "taken") onTaken(taken.id);
  }

  function take(): void {
    // Two presses are one wish.
    if (isAsking.current || !canTake) return;
    isAsking.current = true;
    setBusy(true);
    void run();
  }

  useDoings({
    "queue.take-next": canTake
      ? { run: take }
      : { reason: t`The gateway cannot be reached. Try again in a moment.` },
  });
  return { isBusy, said, take };
}
