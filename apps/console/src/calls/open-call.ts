import type { ContactId } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";
import type { CallData, Party } from "./call-data.ts";

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

/** Whether a contact's call is known as of this version of its calls. */
export function callIsKnown(id: ContactId, version: number): boolean {
  const known = openCall.get();
  return known?.id === id && known.version >= version;
}

/** Grows with every question: an answer that was overtaken is no news. */
let asked = 0;

/** Begins a question about a call. Gives whether its answer is still news. */
export function beginQuestion(): () => boolean {
  asked += 1;
  const nth = asked;
  return () => nth === asked;
}

/** Takes in the call that came with its contact, of which this version was heard when it was asked for. */
export function learnCall(
  id: ContactId,
  version: number,
  { call, parties }: Pick<OpenCall, "call" | "parties">,
): void {
  const known = openCall.get();
  if (known?.id === id && known.version > version) return;
  beginQuestion();
  openCall.set({ id, version, call, parties, isStale: false });
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
