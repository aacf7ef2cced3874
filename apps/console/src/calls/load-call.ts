import type { ContactId } from "@holdfast/case-schema";
import { ask } from "../api/ask.ts";
import { beginQuestion, openCall } from "./open-call.ts";
import { ContactCallDocument } from "./party-documents.ts";

/**
 * Fetches the call of a contact that is open, of which this version was heard. Reading is recorded, so none is asked for that
 * is not shown.
 */
export async function loadCall(id: ContactId, version = 0): Promise<void> {
  const isNews = beginQuestion();
  const answer = await ask(ContactCallDocument, { id });
  if (!isNews()) return;
  if (answer.kind !== "data" || answer.data.contact.__typename !== "Contact")
    return openCall.update((before) => (before?.id === id ? { ...before, isStale: true } : before));
  const { call, callParties } = answer.data.contact;
  openCall.set({ id, version, call, parties: callParties, isStale: false });
}
