import type { ContactId, UserId } from "@holdfast/case-schema";
import type { Arrival } from "../intake/arrival.ts";
import type { Store } from "../store/store.ts";
import { sampleArrival } from "./sample-arrival.ts";

/** A contact that somebody wrote in and `by` holds. */
export async function sampleHeld(store: Store, by: UserId, given: Partial<Arrival> = {}): Promise<ContactId> {
  const { contactId } = await store.intake.arrive(sampleArrival(given));
  const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
  const moved = await store.moves.move(contactId, by, version, { kind: "claim" });
  if (moved.kind !== "moved") throw new Error(`the sample is ${moved.kind}`);
  return contactId;
}
