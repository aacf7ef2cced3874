import { t } from "@lingui/core/macro";
import { languageWords } from "../text/domain-words.ts";
import { clockWords } from "../text/time-words.ts";
import { laneWords, speakerWords } from "../triage/triage-words.ts";
import type { Act } from "./act.ts";

/** What was done, in one phrase; of the contact it says its number and nothing else. */
export function actWords({ wanted, number, at }: Pick<Act, "wanted" | "number" | "at">): string {
  const contact = String(number);
  switch (wanted.kind) {
    case "claim":
      return t`Claimed contact ${contact}`;
    case "return":
      return t`Returned contact ${contact} to the queue`;
    case "take_back":
      return t`Took contact ${contact} back to the queue`;
    case "take_over":
      return t`Took contact ${contact} over`;
    case "ask":
      return t`Asked for contact ${contact}`;
    case "offer":
      return t`Offered contact ${contact}`;
    case "withdraw":
      return t`Withdrew the offer of contact ${contact}`;
    case "accept":
      return t`Accepted contact ${contact}`;
    case "decline":
      return t`Declined contact ${contact}`;
    case "close":
      return t`Closed contact ${contact}`;
    case "set_aside": {
      if (wanted.until === null) return t`Brought contact ${contact} back`;
      const clock = clockWords(wanted.until, at);
      return t`Set contact ${contact} aside until ${clock}`;
    }
    case "triage":
      return `${t`Contact ${contact}`}: ${foundWords(wanted)}`;
  }
}

function foundWords({ lane, speaker, language }: Extract<Act["wanted"], { kind: "triage" }>): string {
  return [
    lane === undefined ? [] : [laneWords(lane)],
    speaker === undefined ? [] : [speakerWords(speaker)],
    language === undefined ? [] : [languageWords(language)],
  ]
    .flat()
    .join(", ");
}
