import { randomUUID } from "node:crypto";
import type { ContactId, UserId } from "@holdfast/case-schema";
import type { LeadMoveWanted } from "../moves/lead-move-store.ts";
import type { Store } from "../store/store.ts";

/** A move of a contact as it stands now, to `to`, who has as much as they have, unless `given` says otherwise. */
export async function sampleLeadMove(
  store: Store,
  contactId: ContactId,
  to: UserId | null,
  given: Partial<LeadMoveWanted> = {},
): Promise<LeadMoveWanted> {
  const row = (await store.contacts.contact(contactId))?.row;
  return {
    id: randomUUID(),
    contactId,
    expectedVersion: row?.version ?? 0,
    from: row?.holder?.id ?? null,
    to,
    reason: "too_much",
    isAtOnce: false,
    isOneOfMany: false,
    holds: to === null ? 0 : await sampleHolds(store, to),
    ...given,
  };
}

/** How many contacts somebody has or is asked to have. */
export async function sampleHolds(store: Store, who: UserId): Promise<number> {
  const { rows } = await store.contacts.queue();
  return rows.filter(({ holder, offeredTo }) => [holder?.id, offeredTo?.id].includes(who)).length;
}
