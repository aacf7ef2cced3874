/** Words without case and accents; what is seen between letters and digits parts them, an apostrophe too (Q12). */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize("NFKD")
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
