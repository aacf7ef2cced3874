/** Without letters and digits that are mistaken for one another. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password that is easy to type and hard to guess: four groups of four, 79 bits. */
export function freshPassword(random: (size: number) => Uint8Array): string {
  const letters: string[] = [];
  while (letters.length < 16)
    for (const byte of random(32)) {
      // Bytes beyond the last whole alphabet would favour its first letters.
      const letter = byte < 248 ? ALPHABET[byte % ALPHABET.length] : undefined;
      if (letter !== undefined && letters.length < 16) letters.push(letter);
    }
  return (letters.join("").match(/.{4}/g) ?? []).join("-");
}
