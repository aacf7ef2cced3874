import { ask } from "../api/ask.ts";
import { graphql } from "../graphql.ts";
import { openSession, session } from "./session.ts";

export const FactorTimeDocument = graphql(`
  query FactorTime {
    me {
      wantsSecondFactor
      secondFactorBy
    }
  }
`);

/** Asks whether a second factor came to be wanted, or is no more, and learns the session anew where it did (G544). */
export async function learnFactorTime(): Promise<void> {
  const answer = await ask(FactorTimeDocument, {}, true);
  const now = session.get();
  if (answer.kind !== "data" || now.kind !== "signed_in") return;
  const { wantsSecondFactor, secondFactorBy } = answer.data.me;
  if (now.me.wantsSecondFactor === wantsSecondFactor && now.me.secondFactorBy === secondFactorBy) return;
  await openSession();
}
