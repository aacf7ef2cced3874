import { plural, t } from "@lingui/core/macro";
import { languageWords, mediumWords } from "../text/domain-words.ts";
import { durationWords } from "../text/time-words.ts";
import type { MoveData, TakeData, UnservedData } from "./proposal-documents.ts";

/** What is proposed of what waits, and why, each reason with its number. */
export function takeWords({ contact, because, waitedMs }: TakeData, name: string): string {
  const number = String(contact.number);
  const waited = durationWords(waitedMs);
  return [t`Contact ${number} to ${name}. Waiting ${waited}.`, ...because.map(reasonWords)].join(" ");
}

function reasonWords({ rule, byMs, language, load, freeFor }: TakeData["because"][number]): string {
  switch (rule) {
    case "Q1_danger":
      return t`There is danger.`;
    case "Q2_overdue": {
      const late = durationWords(byMs ?? 0);
      return t`Overdue by ${late}.`;
    }
    case "Q53_speaks": {
      const spoken = language === null ? "" : languageWords(language);
      return t`They answer in this language: ${spoken}.`;
    }
    case "Q58_had_it_before":
      return t`They had it before.`;
    case "Q58_in_hand":
      return inHandWords(String(load ?? 0), freeFor ?? 0);
    case "Q61_only_one":
      return t`Only they can take it now.`;
  }
}

/** What is heavy counts more in hand. */
const inHandWords = (load: string, freeFor: number): string =>
  [
    t`In hand, with what is heavy counted more: ${load}.`,
    t`${plural(freeFor, { one: "It is for # person.", other: "It is for # people." })}`,
  ].join(" ");

/** What is proposed of what somebody has, and why. */
export function moveWords({ contact, because, owedMs }: MoveData, from: string, to: string): string {
  const number = String(contact.number);
  const owed = durationWords(owedMs);
  const why = {
    Q65_beside_crisis_call: t`${from} is on a call that is a crisis.`,
    Q65_holder_is_not_there: t`${from} is not there now.`,
    Q65_uneven: t`${from} has more in hand.`,
  }[because];
  return t`Contact ${number} from ${from} to ${to}. ${why} An answer has been owed for ${owed}.`;
}

/** What waits and is proposed to nobody, and why. */
export function unservedWords({ medium, language, count, first, fit, hindered }: UnservedData): string {
  const facts = [mediumWords(medium), ...(language === null ? [] : [languageWords(language)])].join(", ");
  const number = String(first.number);
  const head = t`${plural(count, { one: "# contact", other: "# contacts" })} for nobody (${facts}), first contact ${number}.`;
  if (fit > 0)
    return `${head} ${t`${plural(fit, { one: "# person could, and has something else to take first.", other: "# people could, and have something else to take first." })}`}`;
  return [head, ...hindered.map(hinderedWords)].join(" ");
}

function hinderedWords({ rule, people }: UnservedData["hindered"][number]): string {
  const many = t`${plural(people, { one: "# person", other: "# people" })}`;
  const why = {
    Q51_presence: t`not available`,
    Q52_not_their_channel: t`not trained for it`,
    Q52_channel_paused: t`have paused it`,
    Q53_language: t`do not answer in this language`,
    Q54_on_a_call: t`on a call`,
    Q55_texts: t`have as many texts as they take at once`,
    Q55_letters: t`have as many letters as they take at once`,
    Q56_crisis_call: t`on a call that is a crisis`,
    Q57_long_shift: t`on shift for long`,
    Q69_refused: t`said no to it`,
    Q89_other_queue: t`of other queues`,
  }[rule];
  return t`${many}: ${why}.`;
}
