/** The standard's table by code; 0x1B escapes into the extension table. */
const TABLE =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

const EXTENSION: Readonly<Record<number, string>> = {
  0x0a: "\f",
  0x14: "^",
  0x28: "{",
  0x29: "}",
  0x2f: "\\",
  0x3c: "[",
  0x3d: "~",
  0x3e: "]",
  0x40: "|",
  0x65: "€",
};

const ESCAPE = 0x1b;
/** User data of one message, and the header that a part of a longer one begins with. */
const OCTETS = 140;
const HEADER_OCTETS = 6;

/** A text as the messages that would be sent, and each of them read again. */
export interface OnTheAir {
  readonly alphabet: "gsm7" | "ucs2";
  readonly parts: readonly string[];
}

/** A second implementation, from the octets up: encodes as the standard says, cuts, and decodes each part alone. */
export function onTheAir(text: string): OnTheAir {
  const septets = septetsFrom(text);
  if (septets === null) return { alphabet: "ucs2", parts: ucs2Parts(text) };
  const cut = cutBefore(septets, Math.floor((OCTETS * 8) / 7), partSeptets(), (code) => code === ESCAPE);
  return { alphabet: "gsm7", parts: cut.map(textFrom) };
}

function partSeptets(): number {
  return Math.floor(((OCTETS - HEADER_OCTETS) * 8) / 7);
}

function septetsFrom(text: string): number[] | null {
  const septets: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const code = unit === "\u001B" ? -1 : TABLE.indexOf(unit);
    const extended = Object.entries(EXTENSION).find(([, character]) => character === unit);
    if (code >= 0) septets.push(code);
    else if (extended === undefined) return null;
    else septets.push(ESCAPE, Number(extended[0]));
  }
  return septets;
}

function textFrom(septets: readonly number[]): string {
  let text = "";
  for (let at = 0; at < septets.length; at += 1) {
    const code = septets[at] ?? 0;
    if (code === ESCAPE) at += 1;
    text += code === ESCAPE ? (EXTENSION[septets[at] ?? 0] ?? "?") : (TABLE[code] ?? "?");
  }
  return text;
}

function ucs2Parts(text: string): string[] {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const pairOpens = (unit: number, next: number | undefined): boolean =>
    unit >= 0xd800 && unit < 0xdc00 && next !== undefined && next >= 0xdc00 && next < 0xe000;
  const cut = cutBefore(units, OCTETS / 2, (OCTETS - HEADER_OCTETS) / 2, pairOpens);
  return cut.map((part) => String.fromCharCode(...part));
}

/** Cuts into parts of at most `part`, one unit earlier where the last unit opens a pair. */
function cutBefore(
  units: readonly number[],
  single: number,
  part: number,
  opens: (unit: number, next: number | undefined) => boolean,
): number[][] {
  if (units.length === 0) return [];
  if (units.length <= single) return [[...units]];
  const parts: number[][] = [];
  let from = 0;
  while (from < units.length) {
    let end = Math.min(from + part, units.length);
    if (end < units.length && opens(units[end - 1] ?? 0, units[end])) end -= 1;
    parts.push(units.slice(from, end));
    from = end;
  }
  return parts;
}
