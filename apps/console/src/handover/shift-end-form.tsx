import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type FormEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { failureWords } from "../contact/moves.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { clockWords } from "../text/time-words.ts";
import { SayShiftEndDocument } from "./handover-documents.ts";
import { lookAtHandovers } from "./handovers.ts";
import { nextTimeOfDay } from "./next-time-of-day.ts";

/** Says that my shift ends at another time: a time of day, the next one there is. `onSaid`: once it is kept. */
export function ShiftEndForm({ onSaid }: { readonly onSaid: () => void }): ReactNode {
  const [time, setTime] = useState("");
  const [isBusy, busy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const now = serverNow();
    const at = nextTimeOfDay(time, now);
    if (at === null) return setFault(t`Say a time of day, like 22:30.`);
    busy(true);
    const words = await said(at);
    busy(false);
    setFault(words);
    const clock = clockWords(at, now);
    const told = words ?? t`Your shift ends at ${clock}.`;
    announce({ kind: "say-shift-end", urgency: "polite", about: "mine", words: () => told });
    if (words === null) onSaid();
    await lookAtHandovers();
  };
  return (
    <>
      <form
        noValidate
        aria-label={t`When my shift ends`}
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => void send(event)}
      >
        <TextField label={t`My shift ends at`} type="time" value={time} onChange={setTime} />
        <Button size="small" tone="primary" type="submit" isPending={isBusy}>
          {t`Say so`}
        </Button>
      </form>
      <FaultLine fault={fault} />
    </>
  );
}

/** Says it. Why it was not kept; `null` when it was. */
async function said(at: number): Promise<string | null> {
  const answer = await tell(SayShiftEndDocument, { at });
  if (answer.kind !== "data") return failureWords(answer.kind);
  const { done } = answer.data;
  if (done.__typename === "ShiftEndSaid") return null;
  return done.isOffShift
    ? t`You are on no shift, so it has no end.`
    : t`That is more than a day after your shift began, or past.`;
}
