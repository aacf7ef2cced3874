/** A text that stands in a source as it is, with the line on which it begins. */
export interface Literal {
  readonly line: number;
  readonly text: string;
}

/** Comments, regular expressions and texts; of two that could begin at one place, the one named first does. */
const PIECES =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?<=(?:[(,=:[!&|?{};\n]|\breturn|=>)\s*)\/(?![*/\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*|"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'|`((?:\\[\s\S]|[^`\\])*)`/g;

/** The texts of a source, what is filled in left out; nothing of its comments and regular expressions. */
export function literalsOf(source: string): readonly Literal[] {
  return [...source.matchAll(PIECES)].flatMap((match) => {
    const text = match[1] ?? match[2] ?? match[3];
    if (text === undefined) return [];
    const line = source.slice(0, match.index).split("\n").length;
    return [{ line, text: text.replaceAll(/\$\{[^{}]*\}/g, "") }];
  });
}

/** Whether a text reads like something that is said to somebody: a sentence, or words between the marks of a page. */
export function isSaid(text: string): boolean {
  return (
    /^\s*[\p{Lu}¿¡«“"][^<>{}]*\p{L}[,;:]? \p{L}[^<>{}]*[.?!…]\s*["”»]?\s*$/u.test(text) ||
    (/<\/?[a-z]/i.test(text) && /(?:^|>)[^<>{}()=;]*\p{L}{2}[^<>{}()=;]*</u.test(text)) ||
    /\b(?:aria-label|title|alt|placeholder|content)="[^"<>=]*\p{L}[^"<>=]* [^"<>=]*\p{L}[^"<>=]*"/u.test(text)
  );
}
