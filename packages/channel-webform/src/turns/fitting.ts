/** What of a page's 40 kB is left to the words of replies, in UTF-16 units. */
const ROOM = 8000;

/** As many of `replies`, from the front, as one page can hold; one at least, however long. */
export function fitting<Item extends { readonly text: string }>(replies: readonly Item[]): readonly Item[] {
  let used = 0;
  return replies.filter((reply, index) => (used += reply.text.length) <= ROOM || index === 0);
}
