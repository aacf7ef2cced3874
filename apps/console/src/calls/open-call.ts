import type { ContactId } from "@holdfast/case-schema";
import { ask } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import { ContactCallDocument, type CallData, type Party } from "./party-documents.ts";

/** The call of the contact that is open, and who else was called from it. Personal data: replaced by the next, gone with the tab. */
export interface OpenCall {
  readonly id: ContactId;
  /** Of the contact's calls, when it was asked for. */
  readonly version: number;
  readonly call: CallData | null;
  readonly parties: readonly Party[];
  /** Whether what is shown could not be brought up to date. */
  readonly isStale: boolean;
}

export const openCall = createStore<OpenCall | null>(null);

/** Grows with every question: an answer that was overtaken is no news. */
let asked = 0;

/**
 * Fetches the call of a contact that is open, of which this version was heard. Reading is recorded, so none is asked for that
 * is not shown.
 */
export async function loadCall(id: ContactId, version = 0): Promise<void> {
  asked += 1;
  const nth = asked;
  const answer = await ask(ContactCallDocument, { id });
  if (nth !== asked) return;
  if (answer.kind !== "data" || answer.data.contact.__typename !== "Contact")
    return openCall.update((before) => (before?.id === id ? { ...before, isStale: true } : before));
  const { call, callParties } = answer.data.contact;
  openCall.set({ id, version, call, parties: callParties, isStale: false });
}

/** Takes in what was kept of somebody who was called. */
export function learnParty(party: Party): void {
  openCall.update(
    (before) =>
      before && {
        ...before,
        parties: before.parties.map((each) => (each.id === party.id ? party : each)),
      },
  );
}
