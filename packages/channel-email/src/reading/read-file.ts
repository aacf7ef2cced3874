import type { FileRole } from "@holdfast/case-schema";

/** A file that came with a mail. Personal data. */
export interface ReadFile {
  readonly name: string | null;
  /** What its own first bytes say, where they say anything; else what the mail calls it. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** It belongs inside the HTML, as pictures do. */
  readonly isInline: boolean;
  readonly role: FileRole;
}

/** First bytes that programs are told by. A declared type that differs from them is a mistake or a trap. */
const FIRST_BYTES: readonly (readonly [hex: string, type: string, at?: number])[] = [
  ["ffd8ff", "image/jpeg"],
  ["89504e470d0a1a0a", "image/png"],
  ["474946383761", "image/gif"],
  ["474946383961", "image/gif"],
  ["57454250", "image/webp", 8],
  ["6674797061766966", "image/avif", 4],
  ["6674797068656963", "image/heic", 4],
  ["25504446", "application/pdf"],
  ["4d5a", "application/x-msdownload"],
  ["7f454c46", "application/x-executable"],
  ["d0cf11e0a1b11ae1", "application/x-ole-storage"],
  ["52617221", "application/vnd.rar"],
  ["377abcaf271c", "application/x-7z-compressed"],
  ["1f8b08", "application/gzip"],
  ["4f676753", "audio/ogg"],
  ["494433", "audio/mpeg"],
  ["789f3e22", "application/ms-tnef"],
];

const ZIPPED =
  /^application\/(zip|java-archive|epub\+zip|x-zip-compressed|vnd\.(openxmlformats-officedocument|oasis\.opendocument|android|ms-).*)$/;

/** The type that is found in a file, or the declared one where its bytes are silent. */
export function foundType(bytes: Uint8Array, declared: string): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString("hex");
  const isOle = head.startsWith("d0cf11e0a1b11ae1") && /^application\/(msword|vnd\.ms-)/.test(declared);
  if (isOle) return declared;
  if (head.startsWith("504b0304")) return ZIPPED.test(declared) ? declared : "application/zip";
  const found = FIRST_BYTES.find(([hex, , at]) => head.startsWith(hex, (at ?? 0) * 2));
  return (
    found?.[1] ??
    (/^[\w!#$&^.+-]{1,120}\/[\w!#$&^.+-]{1,120}$/.test(declared) ? declared : "application/octet-stream")
  );
}
