import { decodeBytes } from "./charset.ts";

/** What Outlook wrapped into one file that no other program opens. */
export interface Unwrapped {
  readonly files: readonly { readonly name: string | null; readonly bytes: Buffer }[];
  /** Its words, where it holds them as plain text; `""` when it does not. */
  readonly text: string;
}

const SIGNATURE = 0x22_3e_9f_78;
const BODY = 0x80_0c;
const FILE_BEGINS = 0x90_02;
const FILE_NAME = 0x80_10;
const FILE_BYTES = 0x80_0f;
const FILES_MAX = 200;
/** Level, name, type and length stand before each attribute's bytes, two bytes of sum behind. */
const HEAD = 9;

/** Opens winmail.dat (TNEF) as far as it is whole; what is in it stays beside it. */
export function unwrapTnef(bytes: Buffer): Unwrapped {
  const files: { name: string | null; bytes: Buffer }[] = [];
  let text = "";
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return { files, text };
  for (let at = 6; at + HEAD <= bytes.length;) {
    const attribute = bytes.readUInt16LE(at + 1);
    const from = at + HEAD;
    const to = from + bytes.readUInt32LE(at + 5);
    if (to > bytes.length) break;
    const content = bytes.subarray(from, to);
    const file = files.at(-1);
    if (attribute === BODY) text = words(content);
    else if (attribute === FILE_BEGINS && files.length < FILES_MAX)
      files.push({ name: null, bytes: Buffer.alloc(0) });
    else if (attribute === FILE_NAME && file) file.name = words(content);
    else if (attribute === FILE_BYTES && file) file.bytes = content;
    at = to + 2;
  }
  return { files: files.filter((one) => one.bytes.length > 0), text };
}

function words(content: Buffer): string {
  const end = content.indexOf(0);
  return decodeBytes(end < 0 ? content : content.subarray(0, end), null).text;
}
