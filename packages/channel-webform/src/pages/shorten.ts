/** The beginning of a text, never cut inside a symbol; an ellipsis says that there is more. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  // One unit more is taken and the last symbol dropped, so a pair is either whole or gone.
  return `${Array.from(text.slice(0, most + 1))
    .slice(0, -1)
    .join("")}…`;
}
