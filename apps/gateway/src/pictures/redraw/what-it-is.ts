import type { FileKind } from "@holdfast/case-schema";

/** A file by its own first bytes, or, where those say nothing, by the family of types that somebody said it has. */
export type WhatItIs =
  /** Of a format that is decoded here. Only decoding proves it. */
  | { readonly kind: "perhaps_picture" }
  /** Said to be a picture, or one by its first bytes, of a format that is not decoded here. */
  | { readonly kind: "other_picture" }
  | { readonly kind: "file"; readonly what: Exclude<FileKind, "picture"> };

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** The formats that are decoded: JPEG, PNG, GIF, WebP, AVIF. No document formats, nothing that contains programs. */
function isDecoded(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return true;
  if (ascii(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return true;
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return true;
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return true;
  return ascii(bytes, 4, 8) === "ftyp" && /^avi[fs]$/.test(ascii(bytes, 8, 12));
}

const FAMILIES: readonly (readonly [RegExp, Exclude<FileKind, "picture">])[] = [
  [/^audio\//, "audio"],
  [/^video\//, "video"],
  [/^text\/(?:x-)?vcard\b/, "contact_card"],
  [/^(?:text\/|application\/(?:pdf|msword|vnd\.|rtf))/, "document"],
];

/** What to try with a file. `type` is the provider's word and decides nothing but what a file that is not shown is called. */
export function whatItIs(bytes: Uint8Array, type: string): WhatItIs {
  if (isDecoded(bytes)) return { kind: "perhaps_picture" };
  const said = type.trim().toLowerCase();
  if (said.startsWith("image/")) return { kind: "other_picture" };
  const [, what = "other"] = FAMILIES.find(([family]) => family.test(said)) ?? [];
  return { kind: "file", what };
}
