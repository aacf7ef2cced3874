import type { ContactId, MessageId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleHeld, sampleMark, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

const LEASE = 20_000;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 60_000;
  id = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
});

const newId = (): MessageId => crypto.randomUUID() as MessageId;
const say = (messageId: MessageId, by = dana, contactId = id) =>
  store.afterDrop.write({ messageId, contactId, by });
const answer = (messageId: MessageId, delayMs = 0) =>
  store.answers.answer({
    check: () => null,
    contactId: id,
    messageId,
    by: dana,
    text: "Hi.",
    delayMs,
    validForMs: null,
  });
async function written(delayMs = 0): Promise<MessageId> {
  const messageId = newId();
  expect(await say(messageId)).toMatchObject({ kind: "kept" });
  expect(await answer(messageId, delayMs)).toMatchObject({ kind: "queued" });
  return messageId;
}
async function mark(messageId: MessageId): Promise<boolean> {
  await store.outbox.lease("one", LEASE, 100);
  return sampleMark(store, messageId, "one", LEASE);
}

describe("the one text after a conversation broke off", () => {
  it("[DB258] is said of a message before it is stored, by whoever has the contact, once or often", async () => {
    const messageId = newId();
    expect(await say(messageId, ada)).toEqual({ kind: "not_holder", holder: { id: dana, name: "Dana" } });
    expect(await store.afterDrop.triesBefore(messageId)).toBeNull();
    expect(await say(messageId)).toMatchObject({ kind: "kept" });
    expect(await say(messageId)).toMatchObject({ kind: "kept" });
    expect(await store.afterDrop.triesBefore(messageId)).toBe(0);
    const other = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
    expect(await say(messageId, dana, other)).toMatchObject({ kind: "not_found" });
    expect(await say(newId(), dana, crypto.randomUUID() as ContactId)).toMatchObject({ kind: "not_found" });
    const stored = newId();
    await answer(stored);
    expect(await say(stored)).toMatchObject({ kind: "not_found" });
  });

  it("[DB258] is none where the contact is closed", async () => {
    const { version } = (await store.contacts.contact(id))!.row;
    await store.moves.move(id, dana, version, { kind: "close", disposition: "dropped_unknown" });
    expect(await say(newId())).toMatchObject({ kind: "closed" });
  });

  it("[DB258] counts once it is stored, and no more once it surely never left", async () => {
    expect(await store.afterDrop.standsIn(id)).toEqual({ tries: 0, lineLostAt: null });
    const first = await written(5000);
    expect(await store.afterDrop.standsIn(id)).toEqual({ tries: 1, lineLostAt: null });
    expect(await store.afterDrop.triesBefore(first)).toBe(0);
    const second = newId();
    await say(second);
    expect(await store.afterDrop.triesBefore(second)).toBe(1);
    expect(await store.answers.takeBack(first, dana)).toMatchObject({ kind: "taken_back" });
    expect(await store.afterDrop.triesBefore(second)).toBe(0);
    expect(await store.afterDrop.standsIn(id)).toEqual({ tries: 0, lineLostAt: null });
  });

  it("[DB258] that left counts for good, also where the provider says later that it did not arrive", async () => {
    const first = await written();
    expect(await mark(first)).toBe(true);
    await store.outbox.settle(first, { state: "failed" });
    expect(await store.afterDrop.standsIn(id)).toEqual({ tries: 1, lineLostAt: null });
  });

  it("[DB258] counts for what was written after it, so that of two that wait the first can leave", async () => {
    const [first, second] = [await written(), await written()];
    const tries = async () => Promise.all([first, second].map(store.afterDrop.triesBefore));
    expect(await tries()).toEqual([0, 1]);
    expect(await mark(first)).toBe(true);
    expect(await tries()).toEqual([0, 1]);
  });

  it("[DB258] leaves once, whatever was decided before: the database marks no second one", async () => {
    const [first, second] = [await written(), await written()];
    expect(await mark(first)).toBe(true);
    await store.outbox.settle(first, { state: "sent" });
    await expect(mark(second)).rejects.toMatchObject({ constraint: "after_drop_once" });
  });

  it("[DB258] is only added", async () => {
    await written();
    const client = await rawClient(store.connection);
    for (const sql of [
      "delete from after_drop_message",
      "update after_drop_message set message_id = contact_id",
    ])
      await expect(client.query(sql)).rejects.toMatchObject({ constraint: "only_added" });
    await client.end();
  });
});
