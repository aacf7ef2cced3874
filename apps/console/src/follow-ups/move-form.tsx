import type { Medium } from "@holdfast/case-schema";
import { followUpProblem } from "@holdfast/contact-policy";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { move, problemWords } from "./change-follow-up.ts";
import type { FollowUp } from "./follow-ups.ts";
import { FormFrame } from "./form-frame.tsx";
import { LockedThen } from "./locked-then.tsx";
import { useThem } from "./them.ts";
import { TimeFields } from "./time-fields.tsx";
import { entered, instantsOf, ourZone, type EnteredTime } from "./wall-time.ts";
import { ZoneChoice } from "./zone-choice.tsx";

export interface MoveFormProps {
  readonly followUp: FollowUp;
  readonly medium: Medium;
  readonly onCancel: () => void;
  readonly onKept: () => void;
}

/** To which other time that was agreed with them. */
export function MoveForm({ followUp, medium, onCancel, onKept }: MoveFormProps): ReactNode {
  const theirs = useThem(followUp.contact.id)?.zone ?? null;
  const [zone, chooseZone] = useState<string | null>(() => theirs ?? ourZone());
  const [time, setTime] = useState<EnteredTime>(() =>
    entered(theirs ?? ourZone(), followUp.dueAt, followUp.until),
  );
  const times = zone === null ? null : instantsOf(zone, time);
  return (
    <FormFrame
      save={t`Move it`}
      missing={whatIsMissing()}
      onSave={async () => (times === null ? t`Say from when until when.` : move(followUp, times))}
      onCancel={onCancel}
      onKept={onKept}
    >
      <TimeFields label={t`When`} value={time} zone={zone ?? ""} reached={times} onChange={setTime} />
      <ZoneChoice theirs={theirs} onChoose={chooseZone} />
      <LockedThen id={followUp.contact.id} medium={medium} way={followUp.way} times={times} />
    </FormFrame>
  );

  function whatIsMissing(): string | null {
    if (zone === null) return t`This is no time zone. Write one such as America/Chicago.`;
    if (times === null) return t`Say from when until when.`;
    const problem = followUpProblem(times, null, serverNow());
    return problem === null ? null : problemWords(problem);
  }
}
