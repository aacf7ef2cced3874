import { ChannelId, ContactId, MessageId } from "@holdfast/case-schema";
import { bounceTelling } from "../alarms/alarm-statements.ts";
import { openDetail } from "../sealing/detail.ts";
import { PLACE } from "../sealing/places.ts";
import { sealProviderBeside } from "../sealing/provider.ts";
import { open } from "../sealing/seal.ts";
import { mailThread, type MailThread } from "../mail/mail-thread.ts";
import type { Inside } from "../store/inside.ts";
import {
  abandonHandOver,
  giveUp,
  leaseDue,
  lostHandOvers,
  markHandingOver,
  messageKeys,
  outboxFigures,
  providerRefuses,
  recordReceipt,
  settleMessage,
  tryAgain,
  type LeasedRow,
} from "./outbox-statements.ts";
import type { Due, LeaseRefusal, OutboxStore } from "./outbox-store.ts";

/** The soonest that silence can lock a conversation (contact-policy's CP21): somebody looks then. */
const SILENCE_LOCK_MS = 15 * 60_000;

export function openOutbox(inside: Inside): OutboxStore {
  const { pool, clock, commits, keyring, owners } = inside;

  const announce = ([row]: readonly { readonly settled: boolean }[]): void => {
    if (row?.settled === true) commits.happened();
  };

  async function sealedRef(messageId: MessageId, ref: string | undefined): Promise<Buffer | null> {
    if (ref === undefined) return null;
    const [keys] = await messageKeys(pool, messageId);
    if (keys === undefined) return null;
    const owner = owners.unwrap(keys.contact_id, keys.owner_key);
    return sealProviderBeside(owner, messageId, keys.body_key, { ref, media: [] });
  }

  async function refused(channel: ChannelId, messageId: MessageId): Promise<void> {
    const key = keyring.hash("dedupe", `refused ${messageId}`);
    announce(await providerRefuses(pool, channel, key, messageId, clock()));
  }

  return {
    async lease(holder, leaseMs, most, channels) {
      const now = clock();
      const due: Due[] = [];
      for (const row of await leaseDue(pool, holder, now, now + leaseMs, most, channels ?? null)) {
        const opened = row.refusal ?? (await dueOf(inside, row));
        if (typeof opened === "string") announce(await giveUp(pool, row.message_id, holder, opened));
        else due.push(opened);
      }
      return due;
    },
    async markHandingOver(messageId, holder, leaseMs, version, planRevision = null) {
      const now = clock();
      const [row] = await markHandingOver(
        pool,
        messageId,
        holder,
        version,
        now,
        now + leaseMs,
        now + SILENCE_LOCK_MS,
        planRevision,
      );
      return row?.marked ?? "gone";
    },
    async giveUp(messageId, holder, reason) {
      announce(await giveUp(pool, messageId, holder, reason));
    },
    async tryAgain(messageId, holder, retryAt) {
      return (await tryAgain(pool, messageId, holder, retryAt)).length === 1;
    },
    async settle(messageId, { state, ref }, reason) {
      const provider = await sealedRef(messageId, ref);
      announce(await settleMessage(pool, messageId, state, reason ?? null, provider, clock()));
    },
    providerRefused: refused,
    async receipt({ channel, dedupeKey, messageId, state, reason, ref }) {
      const key = keyring.hash("dedupe", dedupeKey);
      const provider = await sealedRef(messageId, ref);
      if (state === "failed" && reason === "opted_out") await refused(channel, messageId);
      if (state === "failed" && (await bounceTelling(pool, messageId)).length > 0) commits.happened();
      announce(await recordReceipt(pool, channel, key, messageId, state, reason ?? null, provider, clock()));
    },
    async abandonExpiredHandOvers() {
      const lost = await lostHandOvers(pool, clock());
      for (const { message_id: id } of lost) announce(await abandonHandOver(pool, id, clock()));
      return lost.length;
    },
    async figures() {
      const [row] = await outboxFigures(pool, clock());
      if (row === undefined) throw new Error("figures are always one row");
      return row;
    },
  };
}

const NO_THREAD: MailThread = { subject: null, refs: [], via: null };

async function dueOf(inside: Inside, row: LeasedRow): Promise<Due | LeaseRefusal> {
  const opened = openedOf(inside, row);
  if (opened === "damaged") return opened;
  // Only mail has a thread elsewhere in which an answer has to find its place.
  return { ...opened, ...(row.medium === "email" ? await mailThread(inside, row) : NO_THREAD) };
}

function openedOf(inside: Inside, row: LeasedRow): Omit<Due, keyof MailThread> | "damaged" {
  try {
    return openRow(inside, row);
  } catch {
    // A value that is damaged stays so. Thrown on, it would hold back everything that is leased with it, for ever.
    return "damaged";
  }
}

function openRow({ owners }: Inside, row: LeasedRow): Omit<Due, keyof MailThread> {
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
    isLine: row.is_line,
    goodUntil: row.good_until,
  };
}
