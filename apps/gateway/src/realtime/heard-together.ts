/** Gathers what is heard in one go, as the words in one piece of what a connection reads, and hands it on right after, in its order. */
export function heardTogether<Word>(act: (words: readonly Word[]) => void): (word: Word) => void {
  let heard: Word[] = [];
  return (word) => {
    heard.push(word);
    if (heard.length > 1) return;
    queueMicrotask(() => {
      const words = heard;
      heard = [];
      act(words);
    });
  };
}
