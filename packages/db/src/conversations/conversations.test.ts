import type { MessageId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleArrival, sampleStaff, SAMPLE_CHANNEL, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { OpenedConversation } from "./conversation-store.ts";

const DAY = 86_400_000;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let threadKey: string;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(() => {
  threadKey = crypto.randomUUID();
});

async function opened(): Promise<Extract<OpenedConversation, { kind: "open" }>> {
  const conversation = await store.conversations.open(SAMPLE_CHANNEL, threadKey);
  if (conversation.kind !== "open") throw new Error(`expected it open, not ${conversation.kind}`);
  return conversation;
}

async function reply(text: string, state: "sent" | "failed" | null): Promise<MessageId> {
  const { contactId } = await store.intake.arrive(sampleArrival({ threadKey }));
  const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
  await store.moves.move(contactId, dana, version, { kind: "claim" });
  const messageId = crypto.randomUUID() as MessageId;
  await store.answers.answer({ check: () => null, contactId, messageId, by: dana, text, validForMs: null });
  if (state !== null) await store.outbox.settle(messageId, { state });
  return messageId;
}

describe("the person's side", () => {
  it("shows their words and our replies across the thread's contacts", async () => {
    const first = await store.intake.arrive(sampleArrival({ threadKey, text: "one" }));
    await store.moves.move(first.contactId, dana, 1, { kind: "claim" });
    await store.moves.move(first.contactId, dana, 2, { kind: "close", disposition: "silent" });
    now += 3 * DAY;
    const second = await store.intake.arrive(sampleArrival({ threadKey, text: "two" }));
    expect(second.opened).toBe("new");
    const conversation = await opened();
    expect(conversation.own.map(({ text }) => text)).toEqual(["one", "two"]);
    expect(conversation).toMatchObject({ contactId: second.contactId, until: now + 30 * DAY, replies: [] });
  });

  it("shows a reply once it was handed over, and remembers that it was seen", async () => {
    await reply("not yet", null);
    expect((await opened()).replies).toEqual([]);
    const sent = await reply("here we are", "sent");
    expect((await opened()).replies).toMatchObject([{ id: sent, text: "here we are", seen: false }]);
    await store.conversations.markSeen(SAMPLE_CHANNEL, crypto.randomUUID(), [sent]);
    expect((await opened()).replies).toMatchObject([{ seen: false }]);
    await store.conversations.markSeen(SAMPLE_CHANNEL, threadKey, [sent, crypto.randomUUID() as MessageId]);
    expect((await opened()).replies).toMatchObject([{ seen: true }]);
  });

  it("opens for as long as the setting says after the last words, and tells unknown from expired", async () => {
    expect(await store.conversations.open(SAMPLE_CHANNEL, threadKey)).toEqual({ kind: "unknown" });
    await store.intake.arrive(sampleArrival({ threadKey }));
    now += 30 * DAY - 1;
    expect((await opened()).kind).toBe("open");
    now += 1;
    expect(await store.conversations.open(SAMPLE_CHANNEL, threadKey)).toEqual({ kind: "expired" });
    expect(await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything")).toBe("unknown");
  });

  it("[DB62] erases one message with its key, and says so to those who watch the contact", async () => {
    const one = await store.intake.arrive(sampleArrival({ threadKey, text: "keep" }));
    const two = await store.intake.arrive(sampleArrival({ threadKey, text: "gone" }));
    const from = await store.log.head();
    expect(await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, two.messageId)).toBe("withdrawn");
    expect((await opened()).own).toMatchObject([{ id: one.messageId, text: "keep" }]);
    expect(await store.contacts.entries(one.contactId, 2)).toMatchObject([
      { id: two.messageId, text: null, version: 3 },
    ]);
    expect((await store.log.tail(from, 10)).events.map(({ payload }) => payload)).toMatchObject([
      { version: 3 },
      { version: 3 },
    ]);
    const client = await rawClient(store.connection);
    const { rows } = await client.query(
      "select body, body_key, raw, withdrawn_at is not null as withdrawn from message where id = $1",
      [two.messageId],
    );
    await client.end();
    expect(rows).toEqual([{ body: null, body_key: null, raw: null, withdrawn: true }]);
  });

  it("[DB62] erases everything of a closed contact too, what was said about being reached included", async () => {
    const reach = {
      ways: ["call" as const],
      address: "555-0111",
      safeTimes: null,
      mayLeaveMessage: true,
      language: "en" as const,
    };
    const { contactId } = await store.intake.arrive(sampleArrival({ threadKey, reach }));
    await store.moves.move(contactId, dana, 1, { kind: "claim" });
    await store.moves.move(contactId, dana, 2, { kind: "close", disposition: "silent" });
    expect(await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything")).toBe("withdrawn");
    expect((await store.contacts.contact(contactId))?.reach).toBeNull();
    expect((await opened()).own).toEqual([]);
    expect(await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything")).toBe("withdrawn");
  });

  it("leaves other threads and our own words alone", async () => {
    const stranger = await store.intake.arrive(sampleArrival({ text: "somebody else's" }));
    const ours = await reply("ours", "sent");
    for (const what of [stranger.messageId, ours])
      expect(await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, what)).toBe("unknown");
    expect(await store.contacts.entries(stranger.contactId, 0)).toMatchObject([{ text: "somebody else's" }]);
    expect((await opened()).replies).toMatchObject([{ text: "ours" }]);
  });
});
