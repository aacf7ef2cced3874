import type { ReachContent } from "@holdfast/case-schema";

/** The texts that were agreed on, or that tell nothing. Personal data. */
export interface AgreedTexts {
  readonly coverStory: readonly string[];
  readonly checkQuestion: string | null;
  /** The house's own neutral check messages, in every language. */
  readonly neutralChecks: readonly string[];
}

/**
 * What a text is: one of the agreed ones, word for word, or `free` (CP52). A word added to a cover story is no cover story;
 * only white space at its ends, and how a letter is put together, make no difference.
 */
export function contentOf(
  text: string,
  { coverStory, checkQuestion, neutralChecks }: AgreedTexts,
): ReachContent {
  const same = (agreed: string): boolean => plain(agreed) === plain(text);
  if (coverStory.some(same)) return "cover_story";
  if (checkQuestion !== null && same(checkQuestion)) return "agreed_check";
  return neutralChecks.some(same) ? "neutral_check" : "free";
}

function plain(text: string): string {
  return text.normalize("NFC").trim();
}
