/**
 * Gathers what comes in one go, and hands it on together, in its order: what is heard in one piece of what a connection reads, right after
 * it (`queueMicrotask`); what is said in one turn of the event loop, at its end (`setImmediate`).
 */
export function handedTogether<Word>(
  act: (words: readonly Word[]) => void,
  after: (act: () => void) => void,
): (word: Word) => void {
  let gathered: Word[] = [];
  return (word) => {
    gathered.push(word);
    if (gathered.length > 1) return;
    after(() => {
      const words = gathered;
      gathered = [];
      act(words);
    });
  };
}
