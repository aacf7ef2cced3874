import { FollowUpOtherwise, FollowUpWay, type Medium } from "@holdfast/case-schema";
import { followUpProblem } from "@holdfast/contact-policy";
import { TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { agree, problemWords } from "./change-follow-up.ts";
import { otherwiseWords, wayWords } from "./follow-up-words.ts";
import { FormFrame } from "./form-frame.tsx";
import { LockedThen } from "./locked-then.tsx";
import { useThem } from "./them.ts";
import { TimeFields } from "./time-fields.tsx";
import { instantsOf, nextHour, ourZone, type EnteredTime } from "./wall-time.ts";
import { ZoneChoice } from "./zone-choice.tsx";

const USUAL: Readonly<Record<Medium, FollowUpWay>> = {
  text: "we_text",
  form: "we_text",
  email: "we_mail",
  voice: "we_call",
};

export interface AgreeFormProps {
  readonly row: QueueRow;
  readonly onCancel: () => void;
  readonly onKept: () => void;
}

/** Who does what, in a few words for colleagues, when, and what if nobody is reached. */
export function AgreeForm({ row, onCancel, onKept }: AgreeFormProps): ReactNode {
  const [id] = useState(() => crypto.randomUUID());
  const [way, chooseWay] = useState<FollowUpWay>(USUAL[row.medium]);
  const [text, type] = useState("");
  const theirs = useThem(row.id)?.zone ?? null;
  const [zone, chooseZone] = useState<string | null>(() => theirs ?? ourZone());
  const [time, setTime] = useState<EnteredTime>(() => nextHour(theirs ?? ourZone(), serverNow()));
  const [otherwise, chooseOtherwise] = useState<FollowUpOtherwise>("tell_lead");
  const [againTime, setAgain] = useState<EnteredTime>(() =>
    nextHour(theirs ?? ourZone(), serverNow() + DAY_MS),
  );
  const times = zone === null ? null : instantsOf(zone, time);
  const again = otherwise !== "try_again" || zone === null ? null : instantsOf(zone, againTime);
  return (
    <FormFrame
      save={t`Keep it`}
      missing={whatIsMissing()}
      onSave={async () =>
        times === null
          ? t`Say from when until when.`
          : agree({ id, contactId: row.id, way, text, times, otherwise, again })
      }
      onCancel={onCancel}
      onKept={onKept}
    >
      <RadioChoice<FollowUpWay>
        label={t`Who does what`}
        selected={way}
        onSelect={chooseWay}
        choices={FollowUpWay.options.map((each) => ({ id: each, label: wayWords(each) }))}
      />
      <TextField
        label={t`What was agreed, for colleagues`}
        value={text}
        onChange={type}
        // Whoever asked for this dialog means to write.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <TimeFields label={t`When`} value={time} zone={zone ?? ""} reached={times} onChange={setTime} />
      <ZoneChoice theirs={theirs} onChoose={chooseZone} />
      <LockedThen id={row.id} medium={row.medium} way={way} times={times} />
      <RadioChoice<FollowUpOtherwise>
        label={t`If nobody is reached`}
        showsLabel
        selected={otherwise}
        onSelect={chooseOtherwise}
        choices={FollowUpOtherwise.options.map((each) => ({ id: each, label: otherwiseWords(each) }))}
      />
      {otherwise === "try_again" ? (
        <TimeFields
          label={t`The other time`}
          value={againTime}
          zone={zone ?? ""}
          reached={again}
          onChange={setAgain}
        />
      ) : null}
    </FormFrame>
  );

  function whatIsMissing(): string | null {
    if (text.trim() === "") return t`Say what was agreed.`;
    if (zone === null) return t`This is no time zone. Write one such as America/Chicago.`;
    if (times === null || (otherwise === "try_again" && again === null)) return t`Say from when until when.`;
    const problem = followUpProblem(times, again, serverNow());
    return problem === null ? null : problemWords(problem);
  }
}

const DAY_MS = 24 * 60 * 60_000;
