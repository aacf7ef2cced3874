import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { CheckInWithDocument } from "./heavy-contacts-document.ts";
import { learnHeavy } from "./heavy-store.ts";

/** Says that I checked in with somebody, or that it needs none. What could not be told is said, and still to be told. */
export async function checkInWith(userId: string, isDone: boolean): Promise<void> {
  const answer = await tell(CheckInWithDocument, { userId, isDone });
  if (answer.kind === "data") {
    await learnHeavy();
    return;
  }
  const words = failureWords(answer.kind);
  announce({ kind: "check-in", urgency: "assertive", words: () => words });
}
