import { randomUUID } from "node:crypto";
import { ChannelId, MessageId, type ContactId, type UserId } from "@holdfast/case-schema";
import { DEFAULT_SETTINGS, type Arrival, type Entry, type Store } from "@holdfast/db";

/** Where the texts of tests come in. */
export const TEXTS: ChannelId = ChannelId.parse("texts");

/** Somebody who can hold contacts; they cannot sign in. */
export async function somebody(store: Store): Promise<UserId> {
  const name = `a${randomUUID().slice(0, 8)}`;
  await store.staff.create({ username: name, name, role: "advocate", passwordHash: "no password" });
  const member = (await store.staff.list()).find((each) => each.name === name);
  if (member === undefined) throw new Error("nobody works here");
  return member.id;
}

/** A text conversation that somebody holds. */
export interface HeldText {
  readonly id: ContactId;
  readonly address: string;
  readonly answer: (text: string, delayMs?: number, validForMs?: number | null) => Promise<MessageId>;
  readonly entry: (messageId: MessageId) => Promise<Entry>;
}

/** Somebody wrote from `address`, and `by` holds the contact. */
export async function heldText(
  store: Store,
  by: UserId,
  address: string,
  provider: Arrival["provider"] = null,
): Promise<HeldText> {
  const { targets, reopenWithinMs } = DEFAULT_SETTINGS;
  const { contactId: id } = await store.intake.arrive({
    channel: TEXTS,
    medium: "text",
    dedupeKey: randomUUID(),
    threadKey: address,
    refs: [],
    address,
    text: "Is somebody there?",
    sentAt: null,
    danger: null,
    language: null,
    reach: null,
    lowTrust: false,
    raise: null,
    unreadable: false,
    raw: null,
    provider,
    targetMs: targets.text,
    dangerTargetMs: targets.danger,
    reopenWithinMs,
  });
  const version = (await store.contacts.contact(id))?.row.version ?? 0;
  await store.moves.move(id, by, version, { kind: "claim" });
  return {
    id,
    address,
    async answer(text, delayMs = 0, validForMs = 120_000) {
      const messageId = MessageId.parse(randomUUID());
      const words = { contactId: id, messageId, by, text, delayMs, validForMs };
      const { kind } = await store.answers.answer({ ...words, check: () => null });
      if (kind !== "queued") throw new Error(`the answer is ${kind}`);
      return messageId;
    },
    async entry(messageId) {
      const found = (await store.contacts.entries(id, 0)).find((each) => each.id === messageId);
      if (found === undefined) throw new Error("the message vanished");
      return found;
    },
  };
}
