import { uudecode } from "./uuencode.ts";

/** A part's bytes as they were before they were made fit for travel. */
export interface Unpacked {
  readonly bytes: Buffer;
  /** Something in it was not of its encoding, and is left as it was or left out. */
  readonly isDamaged: boolean;
}

/** Undoes a Content-Transfer-Encoding. One that nobody knows is taken for none. */
export function unpack(bytes: Buffer, encoding: string): Unpacked {
  const name = /[a-z][a-z0-9-]*/.exec(encoding.toLowerCase().replace(/\([^)]{0,200}\)/g, ""))?.[0] ?? "";
  if (name === "base64") return base64(bytes);
  if (name === "quoted-printable") return quotedPrintable(bytes);
  if (/^(x-)?uu(e|encode)?$/.test(name)) return uuencoded(bytes);
  return { bytes, isDamaged: false };
}

/** Base64, also with lines of other things in it, in several runs of padding, and cut anywhere. */
function base64(raw: Buffer): Unpacked {
  const text = raw.toString("latin1");
  if (isWords(text)) return { bytes: raw, isDamaged: true };
  // Mailing lists and scanners write their footer behind the padding; it is no data.
  const padded = /=[=\s]*/.exec(text);
  const tail = padded ? text.slice(padded.index + padded[0].length) : "";
  const isFooter = /[^A-Za-z0-9+/=\s]/.test(tail.slice(0, 2000)) || /[a-z] [a-z]/i.test(tail.slice(0, 2000));
  const data = (isFooter && padded ? text.slice(0, padded.index) : text).replaceAll(/\s+/g, "");
  const runs = data.split(/=+/);
  const isClean = runs.every((run) => run.length % 4 !== 1 && !/[^A-Za-z0-9+/]/.test(run));
  const bytes = runs.map((run) => Buffer.from(run, "base64"));
  return {
    bytes: bytes.length === 1 && bytes[0] ? bytes[0] : Buffer.concat(bytes),
    isDamaged: !isClean || isFooter,
  };
}

/** Words that some program called base64 and never encoded: their first line and most others have spaces between letters. */
function isWords(text: string): boolean {
  const lines = text
    .slice(0, 4000)
    .split("\n")
    .map((line) => line.trim());
  const full = lines.filter((line) => line !== "");
  const isSpoken = (line: string): boolean => /[^\s=] +[^\s=]/.test(line);
  return isSpoken(full[0] ?? "") && full.filter(isSpoken).length * 2 > full.length;
}

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

function quotedPrintable(raw: Buffer): Unpacked {
  if (!raw.includes(EQUALS)) return { bytes: raw, isDamaged: false };
  const out = Buffer.allocUnsafe(raw.length);
  let length = 0;
  let isDamaged = false;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0;
    if (byte !== EQUALS) {
      out[length++] = byte;
      continue;
    }
    const high = hex(raw[at + 1]);
    const low = hex(raw[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    const end = softBreakEnd(raw, at + 1);
    if (end >= 0) at = end - 1;
    else {
      isDamaged = true;
      out[length++] = byte;
    }
  }
  return { bytes: out.subarray(0, length), isDamaged };
}

/** Where the next line begins when an `=` is the last visible thing of its own; -1 when it is not. */
function softBreakEnd(raw: Buffer, from: number): number {
  let at = from;
  while (raw[at] === 0x20 || raw[at] === 0x09) at++;
  if (raw[at] === CR) at++;
  if (raw[at] === LF) return at + 1;
  return at >= raw.length || raw[at - 1] === CR ? at : -1;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function uuencoded(raw: Buffer): Unpacked {
  const found = uudecode(raw.toString("latin1"));
  return found[0]
    ? { bytes: found[0].bytes, isDamaged: found[0].isDamaged }
    : { bytes: raw, isDamaged: true };
}
