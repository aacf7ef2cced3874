import { CannedText, CannedTexts, tellsWhoWeAre } from "@holdfast/case-schema";
import { invitesOptOut } from "@holdfast/sms-text";

/** Why one text cannot be kept as it is. */
export type CannedProblem =
  | { readonly kind: "invites"; readonly word: string }
  | { readonly kind: "tells" | "twice" | "unfinished" };

/** What is wrong with which text, by its id; nothing, when all can be kept. */
export function cannedProblems(texts: CannedTexts): ReadonlyMap<string, CannedProblem> {
  return new Map(
    texts.flatMap((text): [string, CannedProblem][] => {
      const problem = problemOf(text, texts);
      return problem === null ? [] : [[text.id, problem]];
    }),
  );
}

function problemOf(text: CannedText, all: CannedTexts): CannedProblem | null {
  const word = invitesOptOut(text.words);
  if (word !== null) return { kind: "invites", word };
  if (tellsWhoWeAre(text.words)) return { kind: "tells" };
  if (!CannedText.safeParse(text).success) return { kind: "unfinished" };
  const others = all.filter(({ id }) => id !== text.id).map((other) => ({ ...other, words: "-" }));
  const clashes = others.some((other) => !CannedTexts.safeParse([{ ...text, words: "-" }, other]).success);
  return clashes && others.every((other) => CannedText.safeParse(other).success) ? { kind: "twice" } : null;
}

/** A text to be written, under an id that no other has. */
export function newText(texts: CannedTexts): CannedText {
  const taken = new Set(texts.map(({ id }) => id));
  let count = texts.length + 1;
  while (taken.has(`text-${String(count)}`)) count += 1;
  return { id: `text-${String(count)}`, name: "", language: "en", media: ["text"], words: "" };
}
