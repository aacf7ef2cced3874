/** The upper halves of two code pages that MS-DOS left behind in mail, from 0x80 on. */
const UPPER: Readonly<Record<string, string>> = {
  "437":
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0",
  "850":
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0",
};

/** A decoder for `cp437`, `cp850` and `cp858`, by a name without separators; `null` for every other name. */
export function oemDecoder(name: string): ((bytes: Uint8Array) => string) | null {
  const page = /^(?:cp|ibm|pc|dos|windows)?(437|850|858)(?:multilingual)?$/.exec(name)?.[1];
  if (page === undefined) return null;
  const table = page === "858" ? UPPER["850"]?.replace("ı", "€") : UPPER[page];
  if (table === undefined) return null;
  return (bytes) =>
    Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : (table[byte - 0x80] ?? "\uFFFD"),
    ).join("");
}

/** UTF-7 (RFC 2152): base64 of UTF-16 between `+` and the first character that is not base64. */
export function utf7Text(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("latin1");
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, run: string) => {
    if (run === "") return "+";
    const units = Buffer.from(run, "base64");
    return new TextDecoder("utf-16be").decode(units.subarray(0, units.length & ~1));
  });
}

/** HZ (RFC 1843) as GB2312 in eight bits: `~{` and `~}` switch, `~~` is a tilde, `~` at a line's end joins lines. */
export function hzBytes(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let isChinese = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1];
    if (byte === 0x7e && next === 0x7b) [isChinese, at] = [true, at + 1];
    else if (byte === 0x7e && next === 0x7d) [isChinese, at] = [false, at + 1];
    else if (byte === 0x7e && next === 0x0a) at++;
    else if (byte === 0x7e && next === 0x7e && !isChinese) [, at] = [out.push(0x7e), at + 1];
    else {
      if (byte === 0x0a) isChinese = false;
      out.push(isChinese && byte > 0x20 ? byte | 0x80 : byte);
    }
  }
  return Uint8Array.from(out);
}

/** ISO-2022-KR (RFC 1557) as EUC-KR: a designation that is always the same, then shift out and shift in. */
export function shiftedKoreanBytes(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let isKorean = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x1b && bytes[at + 1] === 0x24 && bytes[at + 2] === 0x29) at += 3;
    else if (byte === 0x0e) isKorean = true;
    else if (byte === 0x0f) isKorean = false;
    else {
      if (byte === 0x0a) isKorean = false;
      out.push(isKorean && byte > 0x20 ? byte | 0x80 : byte);
    }
  }
  return Uint8Array.from(out);
}
