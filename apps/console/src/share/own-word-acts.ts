import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import type { VariablesOf } from "../graphql.ts";
import { CorrectOwnFactDocument } from "./own-word-documents.ts";
import { notCorrectedWords } from "./own-word-words.ts";

/** Writes down what somebody says themself: `null` when it stands there, else why not, and whether it surely does not. */
export async function correctOwnFact(
  given: VariablesOf<typeof CorrectOwnFactDocument>,
): Promise<{ readonly words: string; readonly isSurelyNot: boolean } | null> {
  const answer = await tell(CorrectOwnFactDocument, given);
  const words = answer.kind === "data" ? notCorrectedWords(answer.data.done) : failureWords(answer.kind);
  announce({
    kind: "own-word",
    urgency: words === null ? "polite" : "assertive",
    words: () => words ?? t`Written down as their own word.`,
  });
  return words === null ? null : { words, isSurelyNot: answer.kind === "data" };
}
