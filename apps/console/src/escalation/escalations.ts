import { ask } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import type { Came } from "../live/until-known.ts";
import { latest } from "../store/latest.ts";
import { EscalationsDocument, type Escalation } from "./escalation-documents.ts";

/** What concerns whoever is signed in, as the gateway said last. */
export const escalations = createStore<readonly Escalation[]>([]);

const newest = latest();

/** Reads it anew. What was known stays while the gateway is away: nobody is seen by not being heard of. */
export async function readEscalations(): Promise<Came> {
  const answer = await newest.ask(async () => ask(EscalationsDocument, {}, true));
  if (answer?.kind === "data") escalations.set(answer.data.escalations);
  return answer;
}

/** What is on its way is waited for no more, and what was known is nobody's. */
export function forgetEscalations(): void {
  newest.forget();
  escalations.set([]);
}
