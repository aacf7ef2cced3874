/** What is joined with others at most. */
export const TOGETHER_MAX = 100;

export interface SaidTogetherOptions {
  /** Says one word, now. */
  readonly one: (word: string) => void;
  /** Says several as one, in their order: two at least, and at most TOGETHER_MAX. */
  readonly many: (words: readonly string[]) => void;
  /** Whether whoever hears one word hears several, too, that are said as one. */
  readonly isUnderstood: () => boolean;
  /** Does something once all of this turn was done, and before anything is waited for. */
  readonly atItsEnd: (act: () => void) => void;
}

/** Says a word at once, and whatever comes after it in the same turn of the event loop as one, at its end (W60). */
export function saidTogether({
  one,
  many,
  isUnderstood,
  atItsEnd,
}: SaidTogetherOptions): (word: string) => void {
  let waiting: string[] | null = null;
  const say = (words: readonly string[]): void => {
    const [first, second] = words;
    if (second !== undefined) many(words);
    else if (first !== undefined) one(first);
  };
  return (word) => {
    if (waiting === null) {
      if (isUnderstood()) {
        waiting = [];
        // Before the first word is said: what is set for the end in saying it comes after what is left then.
        atItsEnd(() => {
          const left = waiting ?? [];
          waiting = null;
          say(left);
        });
      }
      one(word);
      return;
    }
    waiting.push(word);
    if (waiting.length < TOGETHER_MAX) return;
    say(waiting);
    waiting = [];
  };
}
