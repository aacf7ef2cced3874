import { expect, it } from "vitest";
import { decodeBytes, isKnownCharset } from "./charset.ts";

/** A word in every charset family, written as the bytes that the charset's own table gives. */
const WORDS: readonly (readonly [label: string, hex: string, text: string])[] = [
  ["utf-8", "68656c70c3a9", "helpé"],
  ["UTF8", "c2bf", "¿"],
  ["utf-16", "fffe6800e900", "hé"],
  ["utf-16be", "006800e9", "hé"],
  ["utf-16le", "6800e900", "hé"],
  ["us-ascii", "68656c70", "help"],
  ["iso-8859-1", "e9", "é"],
  ["ISO_8859-1:1987", "e9", "é"],
  ["iso-8859-2", "b1ea", "ąę"],
  ["iso-8859-3", "e6", "ĉ"],
  ["iso-8859-4", "b9", "š"],
  ["iso-8859-5", "dfdee1", "поС".toLowerCase()],
  ["iso-8859-6", "e3", "ك".replace("ك", "ك")],
  ["iso-8859-7", "e1", "α"],
  ["iso-8859-8", "e0", "א"],
  ["iso-8859-8-i", "f9ece5ed", "שלום"],
  ["iso-8859-9", "f0", "ğ"],
  ["iso-8859-10", "bf", "ŋ"],
  ["iso-8859-11", "a1", "ก"],
  ["iso-8859-13", "e0", "ą"],
  ["iso-8859-14", "b8", "ẁ"],
  ["iso-8859-15", "a4", "€"],
  ["iso-8859-16", "aa", "Ș"],
  ["windows-1250", "9c", "ś"],
  ["windows-1251", "cfeeecee", "Помо"],
  ["windows-1252", "93e994", "“é”"],
  ["cp1252", "80", "€"],
  ["windows-1253", "e1", "α"],
  ["windows-1254", "fd", "ı"],
  ["windows-1255", "f9ece5ed", "שלום"],
  ["windows-1256", "e3d1cde8c7", "مرحèا"],
  ["windows-1257", "e0", "ą"],
  ["windows-1258", "f0", "đ"],
  ["windows-874", "cac7d1cab4d5", "สวัสดี"],
  ["tis-620", "cac7d1", "สวั"],
  ["koi8-r", "d0cfcdcfc7c9", "помоги"],
  ["koi8-u", "a4", "є"],
  ["ibm866", "afaeaca0", "пома"],
  ["macintosh", "8e", "é"],
  ["x-mac-roman", "8e", "é"],
  ["x-mac-cyrillic", "df", "я"],
  ["shift_jis", "8f958251", "助２"],
  ["cp932", "8f95", "助"],
  ["windows-31j", "8f95", "助"],
  ["euc-jp", "bdf5", "助"],
  ["iso-2022-jp", "1b24423d751b2842", "助"],
  ["gb2312", "bec8", "救"],
  ["gbk", "bec8", "救"],
  ["cp936", "bec8", "救"],
  ["gb18030", "bec8", "救"],
  ["hz-gb-2312", "7e7b3e487e7d217e7e", "救!~"],
  ["big5", "b1cf", "救"],
  ["euc-kr", "b5b5bfcd", "도와"],
  ["ks_c_5601-1987", "b5b5", "도"],
  ["cp949", "b5b5", "도"],
  ["iso-2022-kr", "1b2429430e35350f21", "도!"],
  ["utf-7", "682b414f6b2d21", "hé!"],
  ["cp437", "82", "é"],
  ["ibm850", "a0a2", "áó"],
  ["cp858", "d5", "€"],
];

it.each(WORDS)("[EM1] text in %s is read by its own table", (label, hex, text) => {
  expect(decodeBytes(Buffer.from(hex, "hex"), label)).toEqual({ text, doubt: null });
  expect(isKnownCharset(label)).toBe(true);
});

const GUESSES: readonly (readonly [
  why: string,
  label: string | null,
  hex: string,
  text: string,
  doubt: string | null,
])[] = [
  ["an unknown name and plain letters", "x-klingon", "68656c70", "help", null],
  ["an unknown name and UTF-8", "x-klingon", "c3a9", "é", "unknown"],
  ["an unknown name and other bytes", "x-klingon", "e9", "é", "unknown"],
  ["no name and UTF-8", null, "c3a9", "é", null],
  ["no name and other bytes", null, "e920", "é ", "unknown"],
  ["ASCII that is not", "us-ascii", "c3a9", "é", null],
  ["UTF-8 that is windows-1252 throughout", "utf-8", "63616ce92021", "calé !", "unknown"],
  ["UTF-8 cut in the middle of a letter", "utf-8", "c3a920c3", "é \uFFFD", "damaged"],
  ["a replacement that its writer wrote", "utf-8", "efbfbd", "\uFFFD", null],
  ["bytes that Shift JIS does not have", "shift_jis", "8f95fd", "助\uFFFD", "damaged"],
  ["the name that browsers refuse", "replacement", "68", "h", null],
  ["a name that is no charset at all", "x-user-defined", "e9", "é", "unknown"],
  ["a name as long as a page", "x".repeat(5000), "68", "h", null],
];

it.each(GUESSES)("[EM2] %s is answered with a guess that says so", (_why, label, hex, text, doubt) => {
  expect(decodeBytes(Buffer.from(hex, "hex"), label)).toEqual({ text, doubt });
});
