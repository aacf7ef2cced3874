/** A word of a header of addresses, as its quotes and brackets tell. */
export type Token =
  | { readonly kind: "word"; readonly text: string; readonly isQuoted: boolean }
  | { readonly kind: "angle" | "comment" | "separator" | "group"; readonly text: string };

const WORD_END = /[\s"(<,;:]/;
const ENCODED_WORD = /=\?[^?\s]{1,80}\?[bBqQ]\?[^?]{0,2000}\?=/y;
/** What is quoted or in brackets reads no further than this: an opening that never closes is a letter like others. */
const REACH = 4000;
/** So many openings are looked to the end of their reach for; whoever writes more of them means none. */
const UNCLOSED_MAX = 50;

/** Takes a header of addresses apart, from left to right, once. */
export function* addressTokens(raw: string): Generator<Token> {
  let unclosed = 0;
  for (let at = 0; at < raw.length;) {
    const letter = raw[at] ?? "";
    const isOpening = letter === '"' || letter === "(" || letter === "<";
    const enclosed = isOpening && unclosed < UNCLOSED_MAX ? enclosure(raw, at) : null;
    if (isOpening && !enclosed) unclosed++;
    if (enclosed) {
      yield enclosed.token;
      at = enclosed.next;
    } else if (letter === "," || letter === ";") {
      yield { kind: "separator", text: letter };
      at++;
    } else if (letter === ":") {
      yield { kind: "group", text: letter };
      at++;
    } else if (/[\s>)]/.test(letter)) at++;
    else {
      const end = wordEnd(raw, at);
      yield { kind: "word", text: raw.slice(at, end), isQuoted: false };
      at = end;
    }
  }
}

function wordEnd(raw: string, from: number): number {
  let at = from;
  do {
    ENCODED_WORD.lastIndex = at;
    // Commas and brackets inside an encoded word are its letters.
    at = ENCODED_WORD.test(raw) ? ENCODED_WORD.lastIndex : at + 1;
  } while (at < raw.length && !WORD_END.test(raw[at] ?? ""));
  return at;
}

function enclosure(raw: string, from: number): { token: Token; next: number } | null {
  const letter = raw[from];
  if (letter === '"') return quoted(raw, from);
  if (letter === "(") return comment(raw, from);
  const end = raw.slice(from, from + REACH).indexOf(">");
  return end < 0
    ? null
    : { token: { kind: "angle", text: raw.slice(from + 1, from + end) }, next: from + end + 1 };
}

function quoted(raw: string, from: number): { token: Token; next: number } | null {
  let text = "";
  for (let at = from + 1; at < raw.length && at < from + REACH; at++) {
    const letter = raw[at];
    if (letter === "\\" && at + 1 < raw.length) text += raw[++at];
    else if (letter === '"') {
      // `"very odd"@example.org` is one address.
      if (raw[at + 1] !== "@") return { token: { kind: "word", text, isQuoted: true }, next: at + 1 };
      const end = wordEnd(raw, at + 1);
      return { token: { kind: "word", text: raw.slice(from, end), isQuoted: false }, next: end };
    } else text += letter;
  }
  return null;
}

function comment(raw: string, from: number): { token: Token; next: number } | null {
  let depth = 0;
  let text = "";
  for (let at = from; at < raw.length && at < from + REACH; at++) {
    const letter = raw[at];
    if (letter === "\\") {
      text += raw[++at] ?? "";
      continue;
    }
    if (letter === "(" && depth++ === 0) continue;
    if (letter === ")" && --depth === 0) return { token: { kind: "comment", text }, next: at + 1 };
    text += letter;
  }
  return null;
}
