import { ask, type Answer } from "../api/ask.ts";
import type { ResultOf } from "../graphql.ts";
import { createStore } from "../store/store.ts";
import { QuarantineDocument } from "./quarantine-document.ts";

/** What is in quarantine, as last asked; `null` before that. */
export const quarantine = createStore<Answer<ResultOf<typeof QuarantineDocument>> | null>(null);

/** Asks what is in quarantine. */
export async function lookIntoQuarantine(): Promise<void> {
  quarantine.set(await ask(QuarantineDocument, {}));
}
