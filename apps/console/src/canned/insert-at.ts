/** Puts words where somebody writes, instead of what is selected, with a space where two words would touch. */
export function insertAt(
  text: string,
  from: number,
  to: number,
  words: string,
): { readonly text: string; readonly caret: number } {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const inserted = `${/\S$/.test(before) ? " " : ""}${words}${/^[\p{L}\p{N}]/u.test(after) ? " " : ""}`;
  return { text: before + inserted + after, caret: before.length + inserted.length };
}
