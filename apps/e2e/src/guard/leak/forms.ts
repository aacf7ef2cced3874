import { digitsOf, halfByteForms, writtenForms } from "./numbers.ts";
import { packedForms, septetsOf } from "./septets.ts";

/** One way in which a word may stand in bytes. */
export interface Form {
  /** How it is written, as a report of a find says it. */
  readonly how: string;
  readonly bytes: Buffer;
}

/** Shorter words stand in any file by chance. */
const WORD_MIN = 4;
/** Shorter forms that are no text stand in any large file by chance. */
const BINARY_MIN = 5;

/**
 * Every form in which a program may write a word: encodings of text, escapes of addresses, pages, JSON and SQL, base64
 * at each of its three places, hexadecimal, the telephone network's alphabet, and for numbers every way to write one.
 * Throws for a word that is too short to mean anything.
 */
export function formsOf(word: string): readonly Form[] {
  if (Array.from(word).length < WORD_MIN) throw new Error(`"${word}" is too short to be searched for.`);
  const digits = digitsOf(word);
  const spellings = [
    word,
    word.toLowerCase(),
    word.toUpperCase(),
    ...(digits === null ? [] : writtenForms(digits)),
  ];
  const forms = [
    ...[...new Set(spellings)].flatMap(formsOfSpelling),
    ...(digits === null ? [] : halfByteForms(digits).map((bytes) => binary("half-bytes", bytes))),
  ];
  return forms.filter(({ bytes }) => bytes.length > 0);
}

function formsOfSpelling(word: string): readonly Form[] {
  const utf8 = Buffer.from(word);
  const wide = Buffer.from(word, "utf16le");
  const wideBig = Buffer.from(wide).swap16();
  const septets = septetsOf(word);
  const texts: readonly (readonly [string, string])[] = [
    ["percent-encoded", encodeURIComponent(word)],
    ["percent-encoded, marks too", encodeURIComponent(word).replaceAll(/[!'()*]/g, percent)],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(word))],
    ["form-encoded", new URLSearchParams([["", word]]).toString().slice(1)],
    ["percent-encoded throughout", eachByte(utf8, "%")],
    ["JSON", JSON.stringify(word).slice(1, -1)],
    ["JSON in JSON", JSON.stringify(JSON.stringify(word)).slice(3, -3)],
    ["JSON in ASCII", inAscii(word)],
    ["HTML", html(word)],
    ["octal escapes", octal(utf8)],
    ["hexadecimal", utf8.toString("hex")],
    ["hexadecimal UTF-16LE", wide.toString("hex")],
    ["hexadecimal UTF-16BE", wideBig.toString("hex")],
    ["hexadecimal, spaced", eachByte(utf8, " ").slice(1)],
    ["hexadecimal, colons", eachByte(utf8, ":").slice(1)],
    ["escaped bytes", eachByte(utf8, "\\x")],
    ...base64("base64", utf8),
    ...base64("base64 UTF-16LE", wide),
    ...base64("base64 UTF-16BE", wideBig),
  ];
  return [
    { how: "UTF-8", bytes: utf8 },
    ...(latin1(word) ? [{ how: "Latin-1", bytes: Buffer.from(word, "latin1") }] : []),
    { how: "UTF-16LE", bytes: wide },
    { how: "UTF-16BE", bytes: wideBig },
    ...texts.map(([how, text]) => ({ how, bytes: Buffer.from(text) })),
    ...(septets === null
      ? []
      : [
          binary("GSM-7", septets),
          { how: "GSM-7 in hexadecimal", bytes: Buffer.from(septets.toString("hex")) },
          ...packedForms(septets).map((bytes) => binary("GSM-7, packed", bytes)),
        ]),
  ];
}

/** The word as it stands inside a longer text, at each of the three places where a group can begin. */
function base64(how: string, bytes: Buffer): readonly (readonly [string, string])[] {
  return [0, 1, 2].flatMap((before): readonly (readonly [string, string])[] => {
    const bits = (before + bytes.length) * 8;
    // Digits that hold bits of a neighbour are left out.
    const digits = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .slice(Math.ceil((before * 8) / 6), Math.floor(bits / 6));
    if (digits.length < BINARY_MIN) return [];
    return [
      [how, digits],
      [`${how}url`, digits.replaceAll("+", "-").replaceAll("/", "_")],
    ];
  });
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

function binary(how: string, bytes: Buffer): Form {
  return { how, bytes: bytes.length < BINARY_MIN ? Buffer.alloc(0) : bytes };
}

function latin1(word: string): boolean {
  return Array.from(word).every((character) => (character.codePointAt(0) ?? 0) < 0x100);
}

function eachByte(bytes: Buffer, mark: string): string {
  return Array.from(bytes, (byte) => mark + byte.toString(16).padStart(2, "0")).join("");
}

function inAscii(word: string): string {
  return JSON.stringify(word)
    .slice(1, -1)
    .replaceAll(/[\u007F-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function html(word: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "amp",
    "<": "lt",
    ">": "gt",
    '"': "quot",
    "'": "#39",
  };
  return word.replaceAll(/[&<>"']/g, (character) => `&${names[character] ?? ""};`);
}

function octal(bytes: Buffer): string {
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`,
  ).join("");
}
