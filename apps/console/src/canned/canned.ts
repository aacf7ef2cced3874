import { CannedTexts } from "@holdfast/case-schema";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { graphql } from "../graphql.ts";
import { createStore } from "../store/store.ts";

export const CannedDocument = graphql(`
  query Canned {
    settings {
      cannedTexts
    }
  }
`);

/** The hotline's canned texts; empty until they were read. */
export const canned = createStore<CannedTexts>([]);

/** How old what was read may be when a contact is opened. */
const FRESH_MS = 60_000;
let readAt = -Infinity;

/** Reads them unless that was done a moment ago. What was read before stays while it does not work. */
export async function learnCanned(): Promise<void> {
  if (serverNow() - readAt < FRESH_MS) return;
  readAt = serverNow();
  const answer = await ask(CannedDocument, {});
  const texts = answer.kind === "data" ? CannedTexts.safeParse(answer.data.settings.cannedTexts) : null;
  if (texts?.success === true) canned.set(texts.data);
  // The next contact tries again.
  else readAt = -Infinity;
}
