import type { UserId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import type { LiftAsk } from "./lift-ask.ts";

/** That a lift was asked for and what came of it, each with who and when. Personal data: the reasons. */
export function liftAskWords({ by, at, answer, read }: LiftAsk, me: UserId, now: number): readonly string[] {
  const clock = clockWords(at, now);
  const { name } = by;
  if (answer === null)
    return by.id === me
      ? [t`You asked a lead at ${clock} to lift it. Not answered yet.`]
      : [
          t`${name} asked a lead at ${clock} to lift it. Not answered yet.`,
          ...(read === null ? [] : reasonWords(read.reason)),
        ];
  const given = read?.answer ?? null;
  if (given === null)
    return [
      answer === "declined" ? t`A lead declined to lift it.` : t`A lead lifted it, for one check message.`,
    ];
  const lead = given.by.name;
  const answered = clockWords(given.at, now);
  if (answer === "declined")
    return [t`${lead} declined at ${answered} to lift it.`, ...reasonWords(given.reason)];
  const until = clockWords(given.until ?? given.at, now);
  return [t`${lead} lifted it at ${answered}, for one check message until ${until}.`];
}

function reasonWords(reason: string | null): readonly string[] {
  return [reason === null ? t`The reason cannot be read.` : t`Why: ${reason}`];
}
