import type { ScanKind } from "@holdfast/case-schema";

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Brands under which telephones write HEIC. */
const HEIC = /^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/;

/** What a file is by its own first bytes; `null`: nothing that is taken for the scan of a paper. Only drawing it proves it. */
export function scanKind(bytes: Uint8Array): ScanKind | null {
  if (ascii(bytes, 0, 5) === "%PDF-") return "pdf";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (ascii(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  return ascii(bytes, 4, 8) === "ftyp" && HEIC.test(ascii(bytes, 8, 12)) ? "heic" : null;
}
