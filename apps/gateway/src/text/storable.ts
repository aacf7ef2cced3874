/**
 * Text without what no database, provider or screen can hold: halves of characters, and the character that ends a text
 * for many programs, who would lose what follows. Where one was stays visible as a mark.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
