import { isAscii, isUtf8 } from "node:buffer";
import { oemDecoder, utf7Text, hzBytes, shiftedKoreanBytes } from "./old-charsets.ts";

/** Text that was bytes, and whether it says for sure what its writer wrote. */
export interface Decoded {
  readonly text: string;
  /** `unknown`: the charset had to be guessed. `damaged`: bytes that the charset does not have became U+FFFD. */
  readonly doubt: "unknown" | "damaged" | null;
}

type Decode = (bytes: Uint8Array) => string;

/** Names that mail uses and the Encoding Standard does not have. Compared without separators and `x-` or `cs`. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  eucjp: "euc-jp",
  ujis: "euc-jp",
  euckr: "euc-kr",
  uhc: "euc-kr",
  johab: "euc-kr",
  iso2022jp: "iso-2022-jp",
  iso2022jp1: "iso-2022-jp",
  iso2022jp2: "iso-2022-jp",
  iso2022jpms: "iso-2022-jp",
  cp50220: "iso-2022-jp",
  cp50221: "iso-2022-jp",
  shiftjis: "shift_jis",
  mskanji: "shift_jis",
  windows31j: "shift_jis",
  tis620: "windows-874",
  iso88598e: "iso-8859-8",
  utf16: "utf-16",
  unicode11utf8: "utf-8",
  latin0: "iso-8859-15",
  roman: "macintosh",
  macroman: "macintosh",
  ansi: "windows-1252",
};

/** Windows' numbers for what has a name of its own. */
const CODE_PAGES: Readonly<Record<string, string>> = {
  "874": "windows-874",
  "932": "shift_jis",
  "936": "gbk",
  "949": "euc-kr",
  "950": "big5",
  "10000": "macintosh",
  "20127": "us-ascii",
  "20866": "koi8-r",
  "21866": "koi8-u",
  "28591": "iso-8859-1",
  "28592": "iso-8859-2",
  "28605": "iso-8859-15",
  "51932": "euc-jp",
  "51949": "euc-kr",
  "54936": "gb18030",
  "65001": "utf-8",
};

/** Names that promise seven bits: whatever has the eighth was written in something else. */
const SEVEN_BIT = /^(us-ascii|ascii|ansi_x3\.4-1968|iso646-us|7bit|8bit|binary|none|default)$/;

/**
 * Bytes as text, by the charset their mail names. A name nobody knows, or none, is answered with UTF-8 where the bytes are
 * that and with windows-1252 where they are not, and then says so; plain ASCII is never in doubt.
 */
export function decodeBytes(bytes: Uint8Array, label: string | null): Decoded {
  const name = bareName(label ?? "");
  if (name === "" || SEVEN_BIT.test(name)) return guessed(bytes, isAscii(bytes) || isUtf8(bytes));
  const decode = decoderOf(name);
  if (decode === null) return guessed(bytes, isAscii(bytes));
  const text = decode(bytes);
  if (!text.includes("\uFFFD")) return { text, doubt: null };
  // Programs that name UTF-8 and write another charset spoil every letter; one that is only cut short does not.
  return /^utf-?8$/.test(name) && !hasMultibyte(bytes)
    ? guessed(bytes, false)
    : { text, doubt: hasReplacement(name, bytes) ? null : "damaged" };
}

/** Whether text in this charset can be decoded without guessing. */
export function isKnownCharset(label: string): boolean {
  const name = bareName(label);
  return SEVEN_BIT.test(name) || decoderOf(name) !== null;
}

/** Names are no longer than this; some programs put quotes of the wrong kind around them. */
const NAME_MAX = 100;

function bareName(label: string): string {
  return label
    .trim()
    .slice(0, NAME_MAX)
    .replaceAll(/^['"\s]+|['"\s]+$/g, "")
    .toLowerCase();
}

function guessed(bytes: Uint8Array, isSure: boolean): Decoded {
  const text = isUtf8(bytes) ? utf8.decode(bytes) : windows1252.decode(bytes);
  return { text, doubt: isSure ? null : "unknown" };
}

const utf8 = new TextDecoder("utf-8");
const windows1252 = new TextDecoder("windows-1252");

/** Whether the writer wrote U+FFFD: a replacement that was there before is no damage of ours. */
function hasReplacement(name: string, bytes: Uint8Array): boolean {
  return /^utf-?8$/.test(name) && isUtf8(bytes);
}

/** Whether any character of more than one byte is well formed: a lead byte and its continuation. */
function hasMultibyte(bytes: Uint8Array): boolean {
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0xc2 || lead > 0xf4) continue;
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) return true;
  }
  return false;
}

/** Grows no further than the names that resolve: a mail can make up as many others as it likes. */
const decoders = new Map<string, Decode>();

function decoderOf(name: string): Decode | null {
  const known = decoders.get(name);
  if (known) return known;
  const found = standard(name) ?? special(plain(name)) ?? standard(standardName(plain(name)));
  if (found && decoders.size < 1000) decoders.set(name, found);
  return found;
}

function standard(name: string): Decode | null {
  // These two are in the standard so that browsers refuse, or keep bytes; neither is text.
  if (name === "" || name === "x-user-defined" || name.length > 40) return null;
  try {
    const decoder = new TextDecoder(name);
    return (bytes) => decoder.decode(bytes);
  } catch {
    return null;
  }
}

function special(name: string): Decode | null {
  if (name === "utf7" || name === "unicode11utf7" || name === "unicode20utf7") return utf7Text;
  if (name === "hzgb2312" || name === "hz") return (bytes) => gbk.decode(hzBytes(bytes));
  if (name === "iso2022kr") return (bytes) => eucKr.decode(shiftedKoreanBytes(bytes));
  return oemDecoder(name);
}

const gbk = new TextDecoder("gbk");
const eucKr = new TextDecoder("euc-kr");

function plain(name: string): string {
  return name.replace(/^(x-|cs)/, "").replace(/[\s._:-]/g, "");
}

function standardName(name: string): string {
  const page = /^(?:cp|windows|ms|ibm|win)(\d{3,5})$/.exec(name)?.[1];
  if (page !== undefined) return CODE_PAGES[page] ?? `windows-${page}`;
  const part = /^iso8859(\d{1,2})/.exec(name)?.[1];
  return OTHER_NAMES[name] ?? (part === undefined ? name : `iso-8859-${part}`);
}
