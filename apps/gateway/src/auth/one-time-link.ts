/** Letters and digits that nobody mistakes for one another, in print or by voice. */
const ALPHABET = "abcdefghjkmnpqrstvwxyz23456789";

/** 32 signs of 30 kinds: 157 bits. */
const LENGTH = 32;
const GROUP = 4;
const SECRET = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** How long a link may be used, in milliseconds. */
export const LINK_VALID_MS = { invitation: 3 * 24 * 3_600_000, reset: 24 * 3_600_000 } as const;

/** A fresh secret in groups of four, made to be read out or typed as well as followed. */
export function makeLinkSecret(random: (size: number) => Uint8Array): string {
  const signs: string[] = [];
  while (signs.length < LENGTH)
    for (const byte of random(LENGTH * 2)) {
      // Bytes beyond the last whole round of the alphabet would favour its first letters.
      const sign = byte < 240 ? ALPHABET[byte % ALPHABET.length] : undefined;
      if (sign !== undefined && signs.length < LENGTH) signs.push(sign);
    }
  return signs.join("").replace(new RegExp(`(.{${GROUP}})(?=.)`, "g"), "$1-");
}

/** A typed secret as it is hashed: case, spaces and dashes do not count. `null` when it cannot be one. */
export function readLinkSecret(text: string): string | null {
  const signs = text.toLowerCase().replace(/[\s-]+/g, "");
  return SECRET.test(signs) ? signs : null;
}
