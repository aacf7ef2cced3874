/** A draft with earlier words put back before what was written meanwhile, which is never lost. */
export function wordsBefore(draft: string, words: string): string {
  return draft.trim() === "" ? words : `${words}\n${draft}`;
}
