/** `text` in pieces of at most `lengthMax` code units, never through a pair; joined they are `text`. Never empty. */
export function splitLossless(text: string, lengthMax: number): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  do {
    const to = from + lengthMax;
    const inPair = to < text.length && /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(to - 1, to + 1));
    const end = inPair ? to - 1 : to;
    pieces.push(text.slice(from, end));
    from = end;
  } while (from < text.length);
  return pieces;
}
