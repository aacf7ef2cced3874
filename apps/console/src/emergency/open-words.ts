import { plural, t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import type { OpenedData } from "./open-documents.ts";

const MINUTE_MS = 60_000;

/** Why a case is not open to somebody in an emergency; `null` when it is. */
export function notOpenedWords(done: OpenedData, now: number): string | null {
  switch (done.__typename) {
    case "OpenedInEmergency":
      return null;
    case "EmergencyNotNeeded":
      return t`This case is yours to read anyway. Nobody was told.`;
    case "EmergencyRefused": {
      const at = clockWords(done.againAt, now);
      return done.limit === "too_many"
        ? t`You opened three cases within 24 hours. You can open another from ${at} on. Ask a lead to let you in.`
        : t`It was found not to have been right that you opened this case. You can open it again from ${at} on. Ask a lead to let you in.`;
    }
    case "WordsRefused":
      return done.lacks === "too_few" ? t`Say why in three words at least.` : t`That is too long.`;
    case "NotFound":
      return t`There is no case of this number that you can open. Nobody was told.`;
  }
}

/** For how much longer a case is open, in whole minutes, the one that runs included. */
export function openForWords(number: number, leftMs: number): string {
  const minutes = Math.max(1, Math.ceil(leftMs / MINUTE_MS));
  const of = String(number);
  return t`${plural(minutes, { one: `Case ${of} is open to you in an emergency for # minute more. Leads know.`, other: `Case ${of} is open to you in an emergency for # minutes more. Leads know.` })}`;
}
