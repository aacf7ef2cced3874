import { ChannelId, ContactId, MessageId } from "@holdfast/case-schema";
import { openDetail } from "../sealing/detail.ts";
import { PLACE } from "../sealing/places.ts";
import { open } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import {
  leaseDue,
  lostHandOvers,
  markHandingOver,
  recordReceipt,
  settleMessage,
  tryAgain,
  type LeasedRow,
} from "./outbox-statements.ts";
import type { Due, LeaseRefusal, OutboxStore } from "./outbox-store.ts";

export function openOutbox(inside: Inside): OutboxStore {
  const { pool, clock, commits, keyring } = inside;

  async function settle(messageId: string, state: string, reason: string | null): Promise<void> {
    const [row] = await settleMessage(pool, messageId, state, reason);
    if (row?.settled === true) commits.happened();
  }

  return {
    async lease(holder, leaseMs, most) {
      const now = clock();
      const due: Due[] = [];
      for (const row of await leaseDue(pool, holder, now, now + leaseMs, most)) {
        const opened = row.refusal ?? dueOf(inside, row);
        if (typeof opened === "string") await settle(row.message_id, "failed", opened);
        else due.push(opened);
      }
      return due;
    },
    async markHandingOver(messageId, holder, leaseMs) {
      const now = clock();
      return (await markHandingOver(pool, messageId, holder, now, now + leaseMs)).length === 1;
    },
    async tryAgain(messageId, holder, retryAt) {
      await tryAgain(pool, messageId, holder, retryAt);
    },
    settle: (messageId, { state }, reason) => settle(messageId, state, reason ?? null),
    async receipt(channel, dedupeKey, messageId, state) {
      const [row] = await recordReceipt(pool, channel, keyring.hash("dedupe", dedupeKey), messageId, state);
      if (row?.settled === true) commits.happened();
    },
    async abandonExpiredHandOvers() {
      const lost = await lostHandOvers(pool, clock());
      for (const { message_id } of lost) await settle(message_id, "unknown", "lease_lost");
      return lost.length;
    },
  };
}

function dueOf(inside: Inside, row: LeasedRow): Due | LeaseRefusal {
  try {
    return openedOf(inside, row);
  } catch {
    // A value that is damaged stays so. Thrown on, it would hold back everything that is leased with it, for ever.
    return "damaged";
  }
}

function openedOf({ owners }: Inside, row: LeasedRow): Due {
  const owner = owners.unwrap(row.contact_id, row.owner_key);
  const { threadKey, address } = openDetail(owner, row.detail);
  return {
    messageId: MessageId.parse(row.message_id),
    contactId: ContactId.parse(row.contact_id),
    channel: ChannelId.parse(row.channel),
    threadKey,
    address,
    text: open(owner, PLACE.message(row.message_id), { key: row.body_key, body: row.body }).toString(),
    attempt: row.attempt,
    goodUntil: row.good_until,
  };
}
