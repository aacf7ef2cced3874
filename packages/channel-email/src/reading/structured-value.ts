import { decodeBytes } from "./charset.ts";
import { decodeHeader } from "./encoded-words.ts";

/** A value with parameters, such as a Content-Type's. */
export interface StructuredValue {
  /** In small letters; `""` when there is none. */
  readonly value: string;
  /** Decoded, by names in small letters. */
  readonly params: ReadonlyMap<string, string>;
}

const PARAMS_MAX = 500;

interface Segment {
  readonly index: number;
  readonly isEncoded: boolean;
  readonly raw: string;
}

/** Reads a value and its parameters: quoted or not, continued and with charsets (RFC 2231), with encoded words, with comments. */
export function structuredValue(raw: string): StructuredValue {
  const [head = "", ...rest] = splitAtSemicolons(withoutComments(raw));
  const segments = new Map<string, Segment[]>();
  for (const piece of rest.slice(0, PARAMS_MAX)) {
    const equals = piece.indexOf("=");
    if (equals < 0) continue;
    const key = /^([^*\s]+)(?:\*(\d{1,4}))?(\*)?$/.exec(piece.slice(0, equals).trim().toLowerCase());
    if (!key) continue;
    const segment = {
      index: key[2] === undefined ? -1 : Number(key[2]),
      isEncoded: key[3] !== undefined,
      raw: unquoted(piece.slice(equals + 1).trim()),
    };
    const name = key[1] ?? "";
    const known = segments.get(name);
    if (known) known.push(segment);
    else segments.set(name, [segment]);
  }
  const params = new Map([...segments].map(([name, parts]) => [name, joined(parts)]));
  return { value: unquoted(head.trim()).toLowerCase(), params };
}

function joined(segments: readonly Segment[]): string {
  // The form with a charset wins over the plain one that stands beside it for old programs.
  const extended = segments.filter(({ index, isEncoded }) => index >= 0 || isEncoded);
  const plain = segments.find(({ index, isEncoded }) => index < 0 && !isEncoded);
  if (extended.length === 0) return decodeHeader(plain?.raw ?? "").text;
  const single = extended.filter(({ index }) => index < 0).slice(0, 1);
  const parts = single.length > 0 ? single : extended.toSorted((one, other) => one.index - other.index);
  if (!parts.some(({ isEncoded }) => isEncoded))
    return decodeHeader(parts.map(({ raw }) => raw).join("")).text;
  const charset = parts[0]?.isEncoded ? (/^([^']*)'[^']*'/.exec(parts[0].raw)?.[1] ?? null) : null;
  const bytes = parts.map(({ isEncoded, raw }, at) =>
    isEncoded ? percentBytes(at === 0 ? raw.replace(/^[^']*'[^']*'/, "") : raw) : Buffer.from(raw, "latin1"),
  );
  return decodeBytes(Buffer.concat(bytes), charset).text;
}

function percentBytes(raw: string): Buffer {
  const text = raw.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(text, "latin1");
}

/** Comments may nest; a counter follows them, so that no depth of them takes a stack. */
function withoutComments(raw: string): string {
  if (!raw.includes("(")) return raw;
  let text = "";
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < raw.length; at++) {
    const letter = raw[at];
    if (letter === "\\" && (isQuoted || depth > 0)) {
      if (depth === 0) text += raw.slice(at, at + 2);
      at++;
      continue;
    }
    if (letter === '"' && depth === 0) isQuoted = !isQuoted;
    if (letter === "(" && !isQuoted) depth++;
    if (depth === 0) text += letter;
    if (letter === ")" && !isQuoted && depth > 0) depth--;
  }
  // A parenthesis that never closes was none.
  return depth > 0 ? raw : text;
}

function splitAtSemicolons(raw: string): string[] {
  const pieces: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < raw.length; at++) {
    const letter = raw[at];
    if (isQuoted && letter === "\\") at++;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ";" && !isQuoted) {
      pieces.push(raw.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(raw.slice(from));
  return pieces;
}

function unquoted(raw: string): string {
  if (!raw.startsWith('"')) return raw;
  const end = /^"((?:[^"\\]|\\.)*)"?/.exec(raw)?.[1] ?? raw.slice(1);
  // Only what needs escaping was escaped: a path of Windows keeps its backslashes.
  return end.replaceAll(/\\(["\\])/g, "$1");
}
