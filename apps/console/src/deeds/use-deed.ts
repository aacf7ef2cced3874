import { useState } from "react";
import { announce } from "../announce/announce.ts";
import type { Answer } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";

/** What the gateway says of a deed: which kind of answer, and by which code it refuses. */
interface Outcome {
  readonly __typename: string;
  readonly part?: string;
  readonly because?: string;
}

export type DeedAnswer = Answer<{ readonly done: Outcome }>;

/** Why something was not done; `null` when it is. */
export function refusalOf(answer: DeedAnswer, words: (code: string) => string): string | null {
  if (answer.kind !== "data") return failureWords(answer.kind);
  const { __typename, part, because } = answer.data.done;
  const code = part ?? because ?? (__typename === "NotFound" ? __typename : null);
  return code === null ? null : words(code);
}

/** One deed after the other: whether one is under way, and why the last one was not done. */
export interface Deeds {
  readonly isBusy: boolean;
  readonly fault: string | null;
  /** Does it, says aloud what came of it, and reads anew. True when it is done. */
  readonly act: (deed: () => Promise<DeedAnswer>, doneWords: string) => Promise<boolean>;
}

export function useDeed(refused: (code: string) => string, look: () => Promise<void>): Deeds {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  return {
    isBusy,
    fault,
    act: async (deed, doneWords) => {
      setBusy(true);
      const words = refusalOf(await deed(), refused);
      setBusy(false);
      setFault(words);
      announce({
        kind: "demand",
        urgency: words === null ? "polite" : "assertive",
        words: () => words ?? doneWords,
      });
      // Also of what was refused: somebody else may have been there first.
      await look();
      return words === null;
    },
  };
}
