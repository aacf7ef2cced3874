import { ask } from "../api/ask.ts";
import { graphql } from "../graphql.ts";
import { createStore } from "../store/store.ts";

export const LookCountDocument = graphql(`
  query LookCount {
    lookCount
  }
`);

/** How much mail nobody has looked at yet, counted up to 100; `null` while nobody knows. */
export const lookCount = createStore<number | null>(null);

/** Asks how much there is. What was known stands while nobody answers. */
export async function countLooks(): Promise<void> {
  const answer = await ask(LookCountDocument, {});
  if (answer.kind === "data") lookCount.set(answer.data.lookCount);
}
