/** A name or a subject as it may be shown: on one line, without what steers or breaks the words beside it. */
export interface ShownLine {
  readonly text: string;
  /** It held marks that turn the direction of text. */
  readonly hadDirection: boolean;
}

const DIRECTION = /[\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;

/** Takes out control characters, NUL, line ends and overrides of direction; a run of white space is one space. */
export function shownLine(text: string, lengthMax: number): ShownLine {
  const clean = text
    .slice(0, lengthMax * 4)
    .replaceAll(/[\s\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(DIRECTION, "")
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, "");
  return { text: cutAt(clean.trim(), lengthMax), hadDirection: text.search(DIRECTION) >= 0 };
}

/** The words of a mail: lines end one way, control characters are gone, white space at the ends, too. */
export function shownText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\v\f\u{85}\u{2028}\u{2029}]/gu, "\n")
    .replaceAll(/[^\P{Cc}\n\t]|\p{Cs}/gu, "")
    .trim();
}

/** At most `lengthMax` units of UTF-16, never half a character. */
export function cutAt(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const last = text.charCodeAt(lengthMax - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? lengthMax - 1 : lengthMax);
}

/** The name of a file, without the folders it lay in. `null` when nothing is left of it. */
export function fileName(raw: string): string | null {
  const { text } = shownLine(raw, 1000);
  const name = text.slice(Math.max(text.lastIndexOf("/"), text.lastIndexOf("\\")) + 1).trim();
  if (/^[.\s]*$/.test(name)) return null;
  return cutAt(name, 200);
}
