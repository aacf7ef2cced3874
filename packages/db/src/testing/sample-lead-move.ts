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
  const { rows } = await store.contacts.queue();
  return {
    id: randomUUID(),
    contactId,
    expectedVersion: row?.version ?? 0,
    from: row?.holder?.id ?? null,
    to,
    reason: "too_much",
    isAtOnce: false,
    isOneOfMany: false,
    holds: rows.filter(({ holder, offeredTo }) => to !== null && [holder?.id, offeredTo?.id].includes(to))
      .length,
    ...given,
  };
}
