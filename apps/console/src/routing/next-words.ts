import { plural, t } from "@lingui/core/macro";
import { languageWords, mediumWords } from "../text/domain-words.ts";
import { secondWords } from "../text/time-words.ts";
import type { HindranceData, NothingForYou } from "./next-document.ts";

/** So many reasons are said; those that keep the most come first. */
const SAID = 3;

/** Why nothing is for somebody now, in one or a few sentences, and when that was. */
export function nothingWords({ waiting, isTakenMeanwhile, because }: NothingForYou, now: number): string {
  const time = secondWords(now);
  if (waiting === 0) return t`${time}: no one is waiting.`;
  const first = isTakenMeanwhile
    ? t`${time}: colleagues were quicker.`
    : t`${time}: nothing that waits is for you now.`;
  return [first, ...because.slice(0, SAID).map(hindranceWords)].join(" ");
}

function hindranceWords({ rule, count, presence, medium, language, limit }: HindranceData): string {
  switch (rule) {
    case "Q51_presence":
      return presenceWords(presence);
    case "Q57_long_shift":
      return t`Your shift is long already. What you want to take you still can.`;
    case "Q56_crisis_call":
      return t`You are on a call that is a crisis.`;
    case "Q54_on_a_call":
      return t`You are on a call.`;
    case "Q55_texts":
      return t`You have ${plural(limit ?? 0, { one: "# text", other: "# texts" })}, which is as many as you are offered at once.`;
    case "Q55_letters":
      return t`You have ${plural(limit ?? 0, { one: "# letter or form", other: "# letters and forms" })}, which is as many as you are offered at once.`;
    case "Q69_refused":
      return t`You said no to ${plural(count, { one: "# that waits", other: "# that wait" })}. You can still take it from the queue.`;
    case "Q89_other_queue":
      return t`${plural(count, { one: "# that waits is in another queue. You can still take it from there.", other: "# that wait are in another queue. You can still take them from there." })}`;
    case "Q52_not_their_channel":
      return medium === null ? "" : notTrainedWords(count, mediumWords(medium));
    case "Q52_channel_paused":
      return medium === null ? "" : pausedWords(count, mediumWords(medium));
    case "Q53_language":
      return language === null ? "" : notSpokenWords(count, languageWords(language));
  }
}

const notTrainedWords = (count: number, name: string): string =>
  t`${plural(count, { one: `# that waits comes by: ${name}. You are not noted as trained for that.`, other: `# that wait come by: ${name}. You are not noted as trained for that.` })}`;

const pausedWords = (count: number, name: string): string =>
  t`${plural(count, { one: `# that waits comes by: ${name}. You have paused that.`, other: `# that wait come by: ${name}. You have paused that.` })}`;

const notSpokenWords = (count: number, name: string): string =>
  t`${plural(count, { one: `# that waits needs this language: ${name}.`, other: `# that wait need this language: ${name}.` })}`;

function presenceWords(presence: HindranceData["presence"]): string {
  switch (presence) {
    case "wrap_up":
      return t`You have time to yourself. End it when you are ready.`;
    case "break":
      return t`You are on a break. Come back from it first.`;
    case "consult_only":
      return t`You are there to be consulted only. Say that you are available first.`;
    case "off":
      return t`You are off shift. Go on shift first.`;
    case "away":
    case "available":
    case "on_contact":
    case null:
      return t`You count as away. Say that you are available first.`;
  }
}
