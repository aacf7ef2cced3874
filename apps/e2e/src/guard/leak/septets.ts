/** The standard's default alphabet by code, without the escape; 3GPP TS 23.038, 6.2.1. */
const TABLE =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENSION = new Map([
  ["\f", 0x0a],
  ["^", 0x14],
  ["{", 0x28],
  ["}", 0x29],
  ["\\", 0x2f],
  ["[", 0x3c],
  ["~", 0x3d],
  ["]", 0x3e],
  ["|", 0x40],
  ["€", 0x65],
]);
const ESCAPE = 0x1b;
const SEPTET_BITS = 7;
const OCTET_BITS = 8;

/** A word in the telephone network's seven-bit alphabet, one code a byte; `null` when it has other characters. */
export function septetsOf(word: string): Buffer | null {
  const codes: number[] = [];
  for (const character of word) {
    const extended = EXTENSION.get(character);
    const code = TABLE.indexOf(character);
    if (extended !== undefined) codes.push(ESCAPE, extended);
    else if (code < 0 || code === ESCAPE) return null;
    else codes.push(code);
  }
  return Buffer.from(codes);
}

/**
 * The same packed, eight characters in seven bytes, as it stands in the middle of a packed text: once for every place
 * at which a byte can cut its first character. Bytes that it shares with its neighbours are left out.
 */
export function packedForms(septets: Uint8Array): readonly Buffer[] {
  return Array.from({ length: OCTET_BITS }, (_, shift) => packed(septets, shift));
}

function packed(septets: Uint8Array, shift: number): Buffer {
  const bits = shift + septets.length * SEPTET_BITS;
  const bytes = Buffer.alloc(Math.ceil(bits / OCTET_BITS));
  for (const [at, septet] of septets.entries())
    for (let bit = 0; bit < SEPTET_BITS; bit += 1) {
      const place = shift + at * SEPTET_BITS + bit;
      const byte = Math.floor(place / OCTET_BITS);
      bytes[byte] = (bytes[byte] ?? 0) | (((septet >> bit) & 1) << (place % OCTET_BITS));
    }
  return bytes.subarray(shift === 0 ? 0 : 1, Math.floor(bits / OCTET_BITS));
}
