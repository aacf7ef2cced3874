import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { graphql } from "../graphql.ts";
import { openSession, session } from "../session/session.ts";
import { createStore } from "../store/store.ts";

export const ProvedUntilDocument = graphql(`
  query ProvedUntil {
    provedUntil
  }
`);

/** Until when this session counts as proved, as last told; `null`: nobody has said. */
const provedUntil = createStore<number | null>(null);

/** Asks until when. What is known stays while the gateway is away. */
export async function learnProof(): Promise<void> {
  const answer = await ask(ProvedUntilDocument, {});
  if (answer.kind === "data") provedUntil.set(answer.data.provedUntil);
  // What was proved, or changed, may have been what all else waits for.
  const now = session.get();
  if (now.kind === "signed_in" && (now.me.wantsSecondFactor || now.me.secondFactorBy !== null))
    await openSession();
}

/** Forgets it, as whoever signs in next has another one. */
export function forgetProof(): void {
  provedUntil.set(null);
}

/** Whether the gateway would ask for a proof by now, as far as is known: then whoever sits here is asked at once, before anything is told. */
export function isProofOver(): boolean {
  const until = provedUntil.get();
  return until !== null && until <= serverNow();
}
