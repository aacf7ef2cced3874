import { t } from "@lingui/core/macro";
import type { PreferenceProblem } from "./preference-input.ts";

/** What is wrong with an answer, in words that say what to do. The word itself is never repeated. */
export function preferenceProblemWords({ problem }: PreferenceProblem): string {
  switch (problem) {
    case "none":
      return t`Choose at least one way, or “Never contact them”.`;
    case "hours":
      return t`Give a beginning and an end, as in 18:30, and at least one day.`;
    case "name_missing":
      return t`Say under which name, too.`;
    case "unknown":
      return t`No such time zone. Write it as in America/Los_Angeles or Europe/Paris.`;
    case "too_short":
      return t`Too short: it would be heard by chance. Three letters or one picture at least.`;
    case "too_long":
      return t`Too long.`;
    case "too_many":
      return t`Five lines at most.`;
    case "has_a_meaning":
      return t`This word means something to us already, as STOP, HELP or YES do. Choose another one.`;
    case "not_told_apart":
      return t`One of the two words stands in the other. Choose words that differ.`;
    case "say_both":
      return t`Ask for both words again: the ones agreed before are not kept in clear and cannot be compared.`;
    case "twice":
      return t`Each way once.`;
    case "not_a_label":
      return t`One line of words, and nothing that hides.`;
    case "not_shown_as_written":
      return t`It holds characters that a telephone may not show as they are. Write plain words, on one line.`;
    case "invites_opt_out":
      return t`It asks for a word such as STOP, which would cut them off. Write it in other words.`;
    case "quiet_words":
      return t`It says what somebody who reads along should not see. Write it in other words, or allow plain words below if they want that.`;
    case "no_voicemail":
      return t`A message can be left by call only.`;
    case "past":
      return t`That time is over already.`;
    case "without_danger_word":
      return t`A cover story belongs to a danger word. Agree on one, or leave it out.`;
    case "while_danger":
      return whileDangerWords();
    case "missing":
      return t`This is needed with a danger word.`;
    default:
      return t`This cannot be recorded as it is.`;
  }
}

/** Why no code words are agreed on while the danger word holds. */
export function whileDangerWords(): string {
  return t`While the danger word holds, nobody agrees on new words: whoever asks for it may be who it was agreed against.`;
}
