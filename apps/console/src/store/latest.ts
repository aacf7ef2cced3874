/** Questions of which the newest counts: an answer that was overtaken is no news. */
export interface Latest {
  /** Asks, and gives the answer; `null` where it was asked again, or nothing was wanted any more, before that came. */
  readonly ask: <Answer extends object>(question: () => Promise<Answer>) => Promise<Answer | null>;
  /** What is on its way is waited for no more. */
  readonly forget: () => void;
}

export function latest(): Latest {
  let asked = 0;
  return {
    async ask(question) {
      asked += 1;
      const nth = asked;
      const answer = await question();
      return nth === asked ? answer : null;
    },
    forget() {
      asked += 1;
    },
  };
}
