import { ContactId } from "@holdfast/case-schema";
import { uuid } from "../queue/row.fixture.ts";
import type { PendingEntry } from "./pending.ts";

/** An invented reply on its way to contact 1. */
export function pendingReply(id: string, facts: Partial<PendingEntry> = {}): PendingEntry {
  return {
    id,
    contact: ContactId.parse(uuid(101)),
    kind: "reply",
    text: `words ${id}`,
    at: 0,
    after: null,
    place: null,
    isWantedBack: false,
    isStored: false,
    attested: null,
    refusal: null,
    ...facts,
  };
}
