import type { ContactId } from "@holdfast/case-schema";
import { ask } from "../api/ask.ts";
import type { Came } from "../live/until-known.ts";
import { beginQuestion, openCall } from "./open-call.ts";
import { ContactCallDocument } from "./party-documents.ts";

/**
 * Fetches the call of a contact that is open, of which this version was heard. Reading is recorded, so none is asked for that
 * is not shown. Gives what came of it.
 */
export async function loadCall(id: ContactId, version = 0): Promise<Came> {
  const isNews = beginQuestion();
  const answer = await ask(ContactCallDocument, { id });
  if (!isNews()) return null;
  if (answer.kind !== "data" || answer.data.contact.__typename !== "Contact") {
    openCall.update((before) => (before?.id === id ? { ...before, isStale: true } : before));
    return answer;
  }
  const { call, callParties } = answer.data.contact;
  openCall.set({ id, version, call, parties: callParties, isStale: false });
  return answer;
}
