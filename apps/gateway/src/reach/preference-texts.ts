import { AgreedText, type QuietWords } from "@holdfast/case-schema";
import { quietWordsIn } from "@holdfast/contact-policy";
import { invitesOptOut } from "@holdfast/sms-text";
import { typed, type PreferenceProblem, type PreferenceWanted } from "./preference-wanted.ts";

const STORIES_MAX = 5;

/**
 * What is wrong with the texts that were agreed on, each of which is sent as it is: one that tells whoever reads along, or
 * that invites a word which would cut somebody off, could never be sent when it is needed.
 */
export function problemsOfTexts(wanted: PreferenceWanted, quiet: QuietWords): readonly PreferenceProblem[] {
  const story = wanted.coverStory?.flatMap((line) => typed(line) ?? []) ?? [];
  const question = typed(wanted.checkQuestion);
  const list = wanted.allowsPlainWords === true ? null : quiet;
  return [
    ...(story.length > STORIES_MAX ? [{ field: "coverStory", problem: "too_many" }] : []),
    ...each(
      "coverStory",
      story.flatMap((text) => problemOf(text, list) ?? []),
    ),
    ...each("checkQuestion", question === null ? [] : [problemOf(question, list) ?? []].flat()),
  ];
}

function each(field: string, problems: readonly string[]): readonly PreferenceProblem[] {
  return [...new Set(problems)].map((problem) => ({ field, problem }));
}

function problemOf(text: string, quiet: QuietWords | null): string | null {
  const parsed = AgreedText.safeParse(text);
  if (!parsed.success)
    return parsed.error.issues.some(({ code }) => code === "too_big") ? "too_long" : "not_shown_as_written";
  if (invitesOptOut(text) !== null) return "invites_opt_out";
  return quiet !== null && quietWordsIn([{ place: "text", text }], quiet).length > 0 ? "quiet_words" : null;
}
