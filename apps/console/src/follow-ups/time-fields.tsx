import { TextField } from "@holdfast/ui";
import type { WindowReached } from "@holdfast/contact-policy";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { timesWords } from "./follow-up-words.ts";
import { ourZone, type EnteredTime } from "./wall-time.ts";

export interface TimeFieldsProps {
  readonly label: string;
  readonly value: EnteredTime;
  readonly zone: string;
  /** When that is; `null` while it is no whole time. */
  readonly reached: WindowReached | null;
  readonly onChange: (next: EnteredTime) => void;
}

/** A day and two times by a clock on a wall, and when that is by the clock here where it is another one. */
export function TimeFields({ label, value, zone, reached, onChange }: TimeFieldsProps): ReactNode {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-3">
        <TextField
          label={t`Day`}
          type="date"
          value={value.day}
          onChange={(day) => onChange({ ...value, day })}
        />
        <TextField
          label={t`From`}
          type="time"
          value={value.from}
          onChange={(from) => onChange({ ...value, from })}
        />
        <TextField
          label={t`Until`}
          type="time"
          value={value.until}
          onChange={(until) => onChange({ ...value, until })}
        />
      </div>
      {reached === null || zone === ourZone() ? null : (
        <p className="text-small tabular-nums">{t`By our clock: ${timesWords(reached, serverNow())}`}</p>
      )}
      {reached?.clock === "twice" ? (
        <p className="text-small text-concern">
          {t`The clocks go back that night, and show this time twice. It is due from the first until after the second.`}
        </p>
      ) : null}
      {reached?.clock === "never" ? (
        <p className="text-small text-concern">
          {t`The clocks go forward that night, and skip this time. It is due when they do.`}
        </p>
      ) : null}
    </fieldset>
  );
}
