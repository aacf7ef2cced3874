import type { QuietKind, QuietPlace, QuietWords } from "@holdfast/case-schema";

/** Words that would leave, and where. Personal data: `text`. */
export interface Leaving {
  readonly place: QuietPlace;
  readonly text: string;
}

/** Where a quiet word stands, and what it would give away. Nothing of the text. */
export interface QuietFound {
  readonly place: QuietPlace;
  readonly kind: QuietKind;
  /** The entry of the list; `null` for a link or a case number. */
  readonly entry: string | null;
}

/** An address that can be opened, written out or bare. */
const LINK =
  /\b[a-z][a-z0-9+.-]*:\/\/\S|\bwww\.\S|(?<![@\p{L}\p{N}._-])(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,8}(?:com|org|net|gov|edu|info|help|io|app|link|ly|me|us|ca|mx|fr|es|uk)\b(?!@)/iu;

/** Every quiet word in what would leave: each entry once a place, in the order of the places given (CP70). */
export function quietWordsIn(leaving: readonly Leaving[], list: QuietWords): readonly QuietFound[] {
  return leaving.flatMap(({ place, text }) => {
    const read = text.normalize("NFKC").replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
    const padded = ` ${plainWords(read).join(" ")} `;
    const words = list.entries
      .filter((entry) => padded.includes(` ${plainWords(entry.words).join(" ")} `))
      .map((entry): QuietFound => ({ place, kind: entry.kind, entry: entry.id }));
    const link: readonly QuietFound[] = LINK.test(read) ? [{ place, kind: "link", entry: null }] : [];
    const isNumbered = list.caseNumbers.some((shape) => shapeOf(shape).test(read));
    return [...words, ...link, ...(isNumbered ? [{ place, kind: "case_number", entry: null } as const] : [])];
  });
}

/** A digit beside it would make it another number; anything else may stand there. */
function shapeOf(shape: string): RegExp {
  const pattern = Array.from(shape.normalize("NFKC"))
    .map((each) => (each === "#" ? "\\p{Nd}" : each.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")))
    .join("");
  return new RegExp(`(?<!\\p{Nd})${pattern}(?!\\p{Nd})`, "iu");
}

function plainWords(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
