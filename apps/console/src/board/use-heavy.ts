import { useEffect, useRef, useState } from "react";
import { ask } from "../api/ask.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { shiftsSeen } from "./board-store.ts";
import { HeavyContactsDocument } from "./heavy-contacts-document.ts";

/** How often it is asked anew, in milliseconds. */
const EVERY_MS = 60_000;

/** How many hard contacts each colleague on shift has had on it, by their id. */
export type Heavy = ReadonlyMap<string, number>;

/**
 * What of this shift was hard, for whoever leads: `undefined` for everybody else and while it is on its way, `null` when it could not be
 * had. It is counted anew when somebody on shift has time to themselves, or has it no longer, and each minute.
 */
export function useHeavy(): Heavy | null | undefined {
  const isShown = useMe().capabilities.has("workload.read");
  const { rows } = useStore(shiftsSeen).shifts;
  const wrapping = [...rows.values()]
    .flatMap(({ id, isWrappingUp }) => (isWrappingUp ? [id] : []))
    .toSorted()
    .join(" ");
  const [heavy, learn] = useState<Heavy | null | undefined>(undefined);
  const turn = useRef(0);
  useEffect(() => {
    const turns = turn;
    const read = async (): Promise<void> => {
      const mine = (turns.current += 1);
      const answer = await ask(HeavyContactsDocument, {}, true);
      if (mine !== turns.current) return;
      learn(
        answer.kind === "data"
          ? new Map(answer.data.heavyContacts.map(({ id, count }) => [id, count]))
          : null,
      );
    };
    if (!isShown) return undefined;
    void read();
    const again = setInterval(() => void read(), EVERY_MS);
    return () => {
      turns.current += 1;
      clearInterval(again);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- counted anew when it is somebody else's
  }, [isShown, wrapping]);
  return isShown ? heavy : undefined;
}
