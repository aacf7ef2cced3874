import { AfterContactSettings } from "@holdfast/case-schema";
import { ask } from "../api/ask.ts";
import { graphql } from "../graphql.ts";
import { createStore } from "../store/store.ts";

export const AfterContactDocument = graphql(`
  query AfterContact {
    settings {
      afterContact
    }
  }
`);

/** How long the time after a contact is here; `null` while nobody knows. */
export const afterContactMinutes = createStore<AfterContactSettings | null>(null);

/** Reads it anew. What was read before stays where that does not work. */
export async function learnAfterContactMinutes(): Promise<void> {
  const answer = await ask(AfterContactDocument, {});
  const read =
    answer.kind === "data" ? AfterContactSettings.safeParse(answer.data.settings.afterContact).data : null;
  if (read != null) afterContactMinutes.set(read);
}
