import { decodeBytes } from "./charset.ts";

/** A header's text, and whether a charset in it had to be guessed or its bytes were damaged. */
export interface DecodedHeader {
  readonly text: string;
  readonly doubt: "unknown" | "damaged" | null;
}

/** A stretch of a header: written plainly, or one encoded word (RFC 2047, RFC 2231 section 5). */
type Piece =
  | { readonly kind: "plain"; readonly raw: string }
  | { readonly kind: "word"; readonly charset: string; readonly base64: boolean; readonly raw: string };

const CHARSET_MAX = 80;

/**
 * Reads encoded words wherever they stand, also where no standard allows them. White space between two of them is none of
 * the text. Neighbours in one charset are decoded as one, because programs cut characters in half. `raw` has one character
 * for each byte; bytes with the eighth bit are read as UTF-8, or as windows-1252 where they are not that.
 */
export function decodeHeader(raw: string): DecodedHeader {
  if (!raw.includes("=?") && isPlain(raw)) return { text: raw, doubt: null };
  const pieces = withoutSpaceBetween(piecesOf(raw));
  let text = "";
  let doubt: DecodedHeader["doubt"] = null;
  for (const { bytes, charset } of runsOf(pieces)) {
    const decoded = decodeBytes(bytes, charset);
    text += decoded.text;
    doubt ??= decoded.doubt;
  }
  return { text, doubt };
}

/** Begins text in ISO-2022, which needs no eighth bit. */
const ESCAPE = "\u001B";
const isPlain = (raw: string): boolean => !/[\u0080-\u00FF]/.test(raw) && !raw.includes(ESCAPE);

function piecesOf(raw: string): Piece[] {
  const pieces: Piece[] = [];
  let plainFrom = 0;
  let at = raw.indexOf("=?");
  // Looked for once only when there is none, or a header of openings would be read over and over.
  let hasEnds = true;
  while (at >= 0) {
    const head = /^([^?\s]+)\?([bBqQ])\?/.exec(raw.slice(at + 2, at + 2 + CHARSET_MAX));
    const from = at + 2 + (head?.[0].length ?? 0);
    const end: number = head && hasEnds ? raw.indexOf("?=", from) : -1;
    if (head) hasEnds = end >= 0;
    if (!head || end < 0) {
      at = raw.indexOf("=?", at + 2);
      continue;
    }
    if (at > plainFrom) pieces.push({ kind: "plain", raw: raw.slice(plainFrom, at) });
    const charset = (head[1] ?? "").replace(/\*.*$/, "");
    pieces.push({ kind: "word", charset, base64: /b/i.test(head[2] ?? ""), raw: raw.slice(from, end) });
    plainFrom = end + 2;
    at = raw.indexOf("=?", plainFrom);
  }
  if (plainFrom < raw.length) pieces.push({ kind: "plain", raw: raw.slice(plainFrom) });
  return pieces;
}

function withoutSpaceBetween(pieces: readonly Piece[]): Piece[] {
  return pieces.filter(
    (piece, index) =>
      piece.kind === "word" ||
      pieces[index - 1]?.kind !== "word" ||
      pieces[index + 1]?.kind !== "word" ||
      /[^ \t\r\n]/.test(piece.raw),
  );
}

interface Run {
  readonly bytes: Uint8Array;
  readonly charset: string | null;
}

function* runsOf(pieces: readonly Piece[]): Generator<Run> {
  for (let at = 0; at < pieces.length;) {
    const first = pieces[at];
    if (!first) return;
    if (first.kind === "plain") {
      yield plainRun(first.raw);
      at++;
      continue;
    }
    const words = [];
    for (
      let next = pieces[at];
      next?.kind === "word" && isSame(next.charset, first.charset);
      next = pieces[at]
    ) {
      words.push(next);
      at++;
    }
    yield { bytes: bytesOf(words), charset: first.charset };
  }
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function plainRun(raw: string): Run {
  const bytes = Buffer.from(raw, "latin1");
  return { bytes, charset: raw.includes(`${ESCAPE}$`) ? "iso-2022-jp" : null };
}

function bytesOf(words: readonly { readonly base64: boolean; readonly raw: string }[]): Uint8Array {
  const chunks: Buffer[] = [];
  let open = "";
  for (const { base64, raw } of words) {
    const letters = base64 ? raw.replace(/[^A-Za-z0-9+/=]/g, "") : "";
    if (!base64) chunks.push(Buffer.from(open, "base64"), quotedBytes(raw));
    // Base64 that was cut anywhere goes on in the next word; padding ends it.
    const whole = open + letters;
    open = base64 && whole.length % 4 !== 0 && !whole.endsWith("=") ? whole : "";
    if (base64 && open === "") chunks.push(Buffer.from(whole, "base64"));
  }
  chunks.push(Buffer.from(open, "base64"));
  return Buffer.concat(chunks);
}

function quotedBytes(raw: string): Buffer {
  const text = raw
    .replaceAll("_", " ")
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, "latin1");
}
