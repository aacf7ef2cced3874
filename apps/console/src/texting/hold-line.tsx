import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { useNow } from "../text/now.ts";
import { heldFor } from "./held-for.ts";
import { useSecondsLeft } from "./use-seconds-left.ts";

/** An answer that leaves at once is over before anybody could press: from when taking it back is offered nevertheless. */
const WAITS_LONG_MS = 3_000;

export interface HoldLineProps {
  readonly entry: { readonly at: number; readonly notBefore: number | null };
  readonly onTakeBack: () => void;
}

/** How long an answer is still held back, and the way to have it back; also while it waits for a channel that does not work. */
export function HoldLine({ entry, onTakeBack }: HoldLineProps): ReactNode {
  const left = useSecondsLeft(heldFor(entry, serverNow()));
  const now = useNow(1_000);
  const isOffered = entry.notBefore !== null || now - entry.at > WAITS_LONG_MS;
  if (!isOffered) return null;
  const seconds = String(left);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2">
      <span className="text-small text-muted tabular-nums">
        {left > 0 ? t`Leaves in ${seconds} s` : t`Leaving`}
      </span>
      <Button size="small" onPress={onTakeBack}>
        {t`Undo`}
        <kbd aria-hidden="true" className="font-sans text-[0.6875rem] text-muted">
          {t`Alt ↑`}
        </kbd>
      </Button>
    </div>
  );
}
