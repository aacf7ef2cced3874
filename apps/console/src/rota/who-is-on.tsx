import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { RotaShift, Told } from "./rota-documents.ts";
import { dutyWords, gapWords } from "./rota-words.ts";

/** Who is on at this moment and within the next day, and when nobody is. */
export function WhoIsOn({ told }: { readonly told: Told }): ReactNode {
  const now = useNow(60_000);
  const { shifts, gaps } = told.rota;
  const nobody = t`nobody`;
  return (
    <>
      <section aria-labelledby="on-now" className="flex flex-col gap-2">
        <h2 id="on-now" className="text-base font-semibold">{t`On now`}</h2>
        <dl className="flex flex-col gap-1">
          {told.onDuty.map(({ duty, people }) => (
            <div key={duty} className="flex flex-wrap gap-x-2">
              <dt className="text-muted">{dutyWords(duty)}:</dt>
              <dd className={people.length === 0 ? "text-concern" : "font-medium"}>
                {people.length === 0 ? nobody : people.map(({ name }) => name).join(", ")}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="next-day" className="flex flex-col gap-2">
        <h2 id="next-day" className="text-base font-semibold">{t`The next 24 hours`}</h2>
        {gaps.length === 0 ? <p>{t`Somebody is on all the time.`}</p> : null}
        <ul
          aria-label={t`When nobody is on`}
          hidden={gaps.length === 0}
          className="flex flex-col gap-1 text-concern"
        >
          {gaps.map((gap) => (
            <li key={`${gap.duty} ${String(gap.from)}`}>{gapWords(gap, now)}</li>
          ))}
        </ul>
        <ul aria-label={t`Shifts`} hidden={shifts.length === 0} className="flex flex-col gap-1">
          {shifts.map((shift) => (
            <li
              key={`${shift.duty} ${shift.who.id} ${String(shift.from)}`}
              className="rounded-hf border border-line px-3 py-2"
            >
              {shiftWords(shift, now)}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function shiftWords({ duty, who, from, until }: RotaShift, now: number): string {
  const [what, begins, ends] = [dutyWords(duty), clockWords(from, now), clockWords(until, now)];
  return t`${begins} to ${ends}: ${who.name}, ${what}`;
}
