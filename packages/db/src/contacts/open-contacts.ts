import { ContactId } from "@holdfast/case-schema";
import { asOf } from "../log/as-of.ts";
import { answerOf } from "./closing-answer.ts";
import { openDetail } from "../sealing/detail.ts";
import { ownerOf } from "../sealing/owner-of.ts";
import { openReach } from "../sealing/reach.ts";
import { sharedRead } from "../sql/shared-read.ts";
import type { Inside } from "../store/inside.ts";
import { closedContacts, lookedContact, openedContact, type OpenedRow } from "./contact-statements.ts";
import type { ContactStore, OpenedContact } from "./contact-store.ts";
import { entriesAfter } from "./entry-statement.ts";
import { entryOf } from "./entry-of.ts";
import { readQueue } from "./read-queue.ts";
import { unmaskAddress } from "./unmask-address.ts";

export function openContacts(inside: Inside): ContactStore {
  const { pool, clock } = inside;
  return {
    // A thousand consoles that come back ask for it at once.
    queue: sharedRead(async () => readQueue(inside)),
    async contact(id) {
      const [row] = await openedContact(pool, id);
      return row === undefined ? null : openedOf(inside, row);
    },
    async look(id, by) {
      const [found] = await lookedContact(pool, id, by, clock());
      if (found === undefined) throw new Error("a look's statement always has one row");
      if (found.watched === true) inside.commits.happened();
      return found.row === null ? null : openedOf(inside, found);
    },
    unmask: async (...asked) => unmaskAddress(inside, ...asked),
    async entries(id, afterVersion) {
      const owner = await ownerOf(inside, id);
      if (owner === null) return [];
      return entriesAfter(pool, (row) => entryOf(owner, row), id, afterVersion, clock());
    },
    async closed({ before, size, number, by }) {
      const [at, id] = [before?.closedAt ?? null, before?.id ?? null];
      const rows = await closedContacts(pool, at, id, size, number, by ?? null);
      return rows.map(({ row, closed_at, closed_by, disposition, ...answered }) => ({
        ...row,
        closedAt: closed_at,
        closedBy: closed_by,
        disposition,
        answer: answerOf(disposition, answered),
      }));
    },
  };
}

function openedOf({ owners }: Inside, found: OpenedRow): OpenedContact {
  const { row, closed_at: at, closed_by: by, disposition, previous_id: previousId } = found;
  const owner = owners.ofContact(row.id, found.owner_key);
  return {
    asOf: asOf(found),
    row,
    closed:
      at === null || disposition === null
        ? null
        : { at, by, disposition, answer: answerOf(disposition, found) },
    takenOver: found.taken_over,
    reach: found.reach === null ? null : openReach(owner, found.reach),
    address: openDetail(owner, found.detail).address,
    optedOutSince: found.opted_out_since,
    previous:
      previousId === null || found.previous_number === null
        ? null
        : { id: ContactId.parse(previousId), number: found.previous_number },
    links: found.links,
  };
}
