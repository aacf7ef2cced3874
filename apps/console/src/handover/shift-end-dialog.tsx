import "../inquiry/inquiry-texts.ts";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { useHandovers, type Handovers } from "./handovers.ts";
import { ShiftEndForm } from "./shift-end-form.tsx";

/** When my shift ends, and another end of it, at any time of the shift (G559). It ends nothing. */
export function ShiftEndDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const now = useNow();
  const known = useHandovers();
  return (
    <Dialog title={t`When my shift ends`} isOpen={isOpen} onClose={onClose}>
      <p className="tabular-nums">{standsWords(known, now)}</p>
      <p className="text-small text-muted">
        {t`Within a day after it began. Saying so ends nothing: leads see until when you are there, and what you have stays with you.`}
      </p>
      <ShiftEndForm onSaid={onClose} />
      <Button className="self-end" onPress={onClose}>{t`Close`}</Button>
    </Dialog>
  );
}

/** When it ends as it stands. */
function standsWords(known: Handovers, now: number): string {
  if (known.kind !== "known")
    return known.kind === "failed" ? t`When your shift ends is unknown.` : t`Loading…`;
  if (known.shiftEnd === null) return t`You are on no shift, so it has no end.`;
  const { endsAt } = known.shiftEnd;
  const clock = clockWords(endsAt, now);
  return endsAt > now ? t`Your shift ends at ${clock}.` : t`Your shift was to end at ${clock}.`;
}
