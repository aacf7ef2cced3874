import type { CannedText, CannedTexts, Language, Medium } from "@holdfast/case-schema";

/** The texts that can go to a contact of a medium: in its own language first, then in the reader's, then by name. */
export function fitting(
  texts: CannedTexts,
  medium: Medium,
  theirs: Language | null,
  mine: Language,
): readonly CannedText[] {
  const rank = ({ language }: CannedText): number => (language === theirs ? 0 : language === mine ? 1 : 2);
  return texts
    .filter(({ media }) => media.some((each) => each === medium))
    .toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}
