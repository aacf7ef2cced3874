import type { ContactId } from "@holdfast/case-schema";
import { liftHolds } from "@holdfast/contact-policy";
import type { LiftAsked, Store } from "@holdfast/db";
import type { Context } from "../graphql/context.ts";
import { liftableLocks } from "./liftable-locks.ts";
import { traitsOf } from "./traits-of.ts";

/** How often a contact may change while its locks are looked at; each change has them looked at anew. */
const TRIES = 5;

/** What asking came to. `moved`: it changed again and again meanwhile, up to that version. */
export type LiftAskOutcome =
  | Exclude<LiftAsked, { readonly kind: "moved" }>
  | { readonly kind: "moved"; readonly version: number }
  | { readonly kind: "nothing_to_lift" };

type Parts = Pick<Context, "channels" | "clock"> & {
  readonly identity: Pick<Context["identity"], "userId">;
  readonly store: {
    readonly reach: Pick<Store["reach"], "record">;
    readonly followUps: Pick<Store["followUps"], "dueIn">;
    readonly liftAsks: Pick<Store["liftAsks"], "ask">;
  };
};

/**
 * Asks leads of the contact as it then is, in words that are personal data; nothing where a lead's word would open nothing, or
 * one holds already (G212). Somebody may write faster than their locks are looked at: then it says so and asks for nothing.
 */
export async function askLift(
  contactId: ContactId,
  reason: string,
  { store, channels, identity, clock }: Parts,
): Promise<LiftAskOutcome> {
  let version = 0;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [record, due] = await Promise.all([
      store.reach.record(contactId),
      store.followUps.dueIn(contactId),
    ]);
    if (record === null) return { kind: "not_found" };
    ({ version } = record);
    const now = clock();
    const locks = liftableLocks({ record, channel: traitsOf(record, channels), now }, due);
    const isOurs = record.holderId === identity.userId;
    const holds = record.lift !== null && liftHolds(record.lift, now);
    if (isOurs && (locks.length === 0 || holds)) return { kind: "nothing_to_lift" };
    const given = { contactId, by: identity.userId, seenVersion: version, locks, reason };
    const asked = await store.liftAsks.ask(given);
    if (asked.kind !== "moved") return asked;
  }
  return { kind: "moved", version };
}
