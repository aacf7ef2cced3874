import type { ChannelId, ContactId, MessageId, NoteId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleArrival,
  sampleMark,
  sampleOptOut,
  sampleStaff,
  SAMPLE_CHANNEL,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { Entry } from "../contacts/contact-store.ts";
import type { Answered } from "./answer-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let id: ContactId;
let threadKey: string;

beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());
beforeEach(async () => {
  threadKey = crypto.randomUUID();
  ({ contactId: id } = await store.intake.arrive(sampleArrival({ threadKey, address: "ana@example.org" })));
  await store.moves.move(id, dana, 1, { kind: "claim" });
  // Whatever an earlier test left leased or queued is out of the way.
  now += 3_600_000;
  await store.outbox.abandonExpiredHandOvers();
  for (const due of await store.outbox.lease("sweep", 1, 100))
    await store.outbox.settle(due.messageId, { state: "failed" }, "damaged");
});

const newId = (): MessageId => crypto.randomUUID() as MessageId;
async function answer(
  messageId = newId(),
  by = dana,
  validForMs: number | null = null,
): Promise<Answered<null>> {
  return store.answers.answer({
    check: () => null,
    contactId: id,
    messageId,
    by,
    text: "We are here.",
    validForMs,
  });
}
const say = async (optedOut: boolean): Promise<void> =>
  store.optOuts.record(sampleOptOut({ threadKey, kind: optedOut ? "stop_word" : "start_word" }));
const receipt = async (
  channel: ChannelId,
  dedupeKey: string,
  messageId: MessageId,
  state: "sent" | "delivered" | "failed",
): Promise<void> => store.outbox.receipt({ channel, dedupeKey, messageId, state });
const state = async (messageId: MessageId): Promise<Entry | undefined> =>
  (await store.contacts.entries(id, 0)).find((entry) => entry.id === messageId);

describe("answering", () => {
  it("[DB40] is for the holder of an open contact", async () => {
    expect(await answer(newId(), ada)).toEqual({ kind: "not_holder", holder: { id: dana, name: "Dana" } });
    expect(
      await store.answers.answer({
        check: () => null,
        contactId: crypto.randomUUID() as ContactId,
        messageId: newId(),
        by: dana,
        text: "",
        validForMs: null,
      }),
    ).toEqual({ kind: "not_found" });
    await store.moves.move(id, dana, 2, { kind: "close", disposition: "silent" });
    expect(await answer()).toEqual({ kind: "closed" });
  });

  it("[DB40] the same message twice, even at once, is one answer", async () => {
    const messageId = newId();
    const answers = await Promise.all([answer(messageId), answer(messageId), answer(messageId)]);
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ kind: "queued", version: 3 })));
    expect((await store.contacts.entries(id, 0)).filter(({ kind }) => kind === "outbound")).toHaveLength(1);
    expect((await store.contacts.contact(id))?.row).toMatchObject({ unanswered: 0, version: 3 });
  });

  it("keeps a note once, from anybody inside, closed or not", async () => {
    const noteId = crypto.randomUUID() as NoteId;
    const note = { contactId: id, noteId, by: ada, text: "Prefers evenings." };
    expect(await store.answers.note(note)).toEqual({ kind: "noted", version: 3 });
    expect(await store.answers.note(note)).toEqual({ kind: "noted", version: 3 });
    expect(await store.contacts.entries(id, 2)).toMatchObject([
      { kind: "note", id: noteId, text: "Prefers evenings.", author: { name: "Ada" }, version: 3 },
    ]);
  });
});

describe("the outbox", () => {
  it("[DB41] leases a message to one at a time, and again only when the lease died", async () => {
    const messageId = newId();
    await answer(messageId);
    const [one, other] = await Promise.all([
      store.outbox.lease("one", 5_000, 10),
      store.outbox.lease("other", 5_000, 10),
    ]);
    expect([...one, ...other]).toMatchObject([
      {
        messageId,
        contactId: id,
        channel: SAMPLE_CHANNEL,
        threadKey,
        address: "ana@example.org",
        text: "We are here.",
        attempt: 1,
        goodUntil: null,
      },
    ]);
    expect(await store.outbox.lease("third", 5_000, 10)).toEqual([]);
    now += 5_001;
    expect(await store.outbox.lease("third", 5_000, 10)).toMatchObject([{ messageId, attempt: 2 }]);
    expect(await sampleMark(store, messageId, one.length === 1 ? "one" : "other", 5_000)).toBe(false);
    expect(await sampleMark(store, messageId, "third", 5_000)).toBe(true);
    expect(await sampleMark(store, messageId, "third", 5_000)).toBe(false);
    await store.outbox.settle(messageId, { state: "sent" });
    expect(await state(messageId)).toMatchObject({ sendState: "sent", failure: null });
  });

  it("[DB41] tries again when told to, not before", async () => {
    const messageId = newId();
    await answer(messageId);
    await store.outbox.lease("one", 5_000, 10);
    await sampleMark(store, messageId, "one", 5_000);
    await store.outbox.tryAgain(messageId, "one", now + 1_000);
    expect(await store.outbox.lease("one", 5_000, 10)).toEqual([]);
    now += 1_000;
    expect(await store.outbox.lease("one", 5_000, 10)).toMatchObject([{ messageId, attempt: 2 }]);
  });

  const closes = { kind: "close", disposition: "silent" } as const;
  async function handOver(): Promise<void> {
    await store.moves.move(id, dana, 3, { kind: "offer", to: ada });
    await store.moves.move(id, ada, 4, { kind: "accept" });
  }
  /** Its author closes it, they write again, and Ada ends what follows. */
  async function closedByAda(): Promise<void> {
    await store.moves.move(id, dana, 3, closes);
    await store.intake.arrive(sampleArrival({ threadKey }));
    await store.moves.move(id, ada, 5, { kind: "claim" });
    expect(await store.moves.move(id, ada, 6, closes)).toMatchObject({ kind: "moved" });
  }

  it("[DB45] sends the goodbye of an author who then closes, and only checks who closed", async () => {
    const messageId = newId();
    await answer(messageId);
    await store.moves.move(id, dana, 3, closes);
    expect(await store.outbox.lease("one", 5_000, 10)).toMatchObject([{ messageId, text: "We are here." }]);
    expect(await sampleMark(store, messageId, "one", 5_000)).toBe(true);
    await store.outbox.settle(messageId, { state: "sent" });
    expect(await state(messageId)).toMatchObject({ sendState: "sent", failure: null });
    expect((await store.contacts.contact(id))?.row).toMatchObject({ status: "closed", unanswered: 0 });
  });

  it("[DB45] leaves a closed contact closed when its goodbye fails", async () => {
    const messageId = newId();
    await answer(messageId);
    await store.moves.move(id, dana, 3, closes);
    await store.outbox.settle(messageId, { state: "failed" }, "refused");
    expect((await store.contacts.contact(id))?.row).toMatchObject({ status: "closed", unanswered: 0 });
    expect(await state(messageId)).toMatchObject({ sendState: "failed", failure: "refused" });
  });

  it("[DB45] does not send the goodbye to somebody who opted out or wrote again", async () => {
    const [stopped, reopened] = [newId(), newId()];
    await answer(stopped);
    await store.moves.move(id, dana, 3, closes);
    await say(true);
    expect(await store.outbox.lease("one", 5_000, 10)).toEqual([]);
    expect(await state(stopped)).toMatchObject({ sendState: "failed", failure: "opted_out" });
    threadKey = crypto.randomUUID();
    ({ contactId: id } = await store.intake.arrive(sampleArrival({ threadKey })));
    await store.moves.move(id, dana, 1, { kind: "claim" });
    await answer(reopened);
    await store.moves.move(id, dana, 3, closes);
    expect(await store.intake.arrive(sampleArrival({ threadKey }))).toMatchObject({ opened: "reopened" });
    expect(await store.outbox.lease("one", 5_000, 10)).toEqual([]);
    expect(await state(reopened)).toMatchObject({ sendState: "failed", failure: "not_held" });
  });

  it("[DB45] stops what is leased when the contact changes hands, or is closed by the next holder", async () => {
    const messageId = newId();
    await answer(messageId);
    await store.outbox.lease("one", 500_000, 10);
    await handOver();
    expect(await sampleMark(store, messageId, "one", 5_000)).toBe(false);
    expect(await store.moves.move(id, ada, 6, closes)).toMatchObject({ kind: "moved" });
    expect(await sampleMark(store, messageId, "one", 5_000)).toBe(false);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["too_late", async () => (now += 120_001)],
    ["not_held", async () => store.moves.move(id, dana, 3, { kind: "return" })],
    ["closed", async () => closedByAda()],
    ["not_held", async () => handOver()],
    ["opted_out", async () => say(true)],
  ])("[DB41] gives a message back as failed: %s", async (reason, happens) => {
    const messageId = newId();
    await answer(messageId, dana, 120_000);
    await happens();
    expect(await store.outbox.lease("one", 5_000, 10)).toEqual([]);
    expect(await state(messageId)).toMatchObject({ sendState: "failed", failure: reason });
  });

  it("[DB41] gives a damaged message back as failed, and leases those beside it", async () => {
    const [damaged, sound] = [newId(), newId()];
    await answer(damaged);
    await answer(sound);
    const client = await rawClient(store.connection);
    await client.query("set session_replication_role = replica");
    await client.query("update message set body = set_byte(body, 20, get_byte(body, 20) # 1) where id = $1", [
      damaged,
    ]);
    await client.end();
    expect(await store.outbox.lease("one", 5_000, 10)).toMatchObject([{ messageId: sound }]);
    const failed = { version: 5, send_state: "failed", failure: "damaged" };
    const again = await rawClient(store.connection);
    const sql = "select version, send_state, failure from message where id = $1";
    expect((await again.query(sql, [damaged])).rows).toEqual([failed]);
    await again.end();
    // It closes the conversation to nobody: the line says what it is, and everything beside it is read.
    const entries = await store.contacts.entries(id, 0);
    expect(entries.find((entry) => entry.id === damaged)).toMatchObject({ text: null, damaged: true });
    expect(entries.find((entry) => entry.id === sound)).toMatchObject({
      text: "We are here.",
      damaged: false,
    });
  });

  it("[DB41] checks once more at the moment of handing over", async () => {
    const messageId = newId();
    await answer(messageId, dana, 120_000);
    await store.outbox.lease("one", 500_000, 10);
    await store.moves.move(id, dana, 3, { kind: "return" });
    expect(await sampleMark(store, messageId, "one", 5_000)).toBe(false);
  });

  it("[DB44] a message waits for the one ahead of it, leased, being handed over or to be tried again", async () => {
    const [first, second] = [newId(), newId()];
    await answer(first);
    expect(await store.outbox.lease("one", 5_000, 10)).toMatchObject([{ messageId: first }]);
    await answer(second);
    expect(await store.outbox.lease("other", 5_000, 10)).toEqual([]);
    await sampleMark(store, first, "one", 5_000);
    expect(await store.outbox.lease("other", 5_000, 10)).toEqual([]);
    await store.outbox.tryAgain(first, "one", now + 1_000);
    expect(await store.outbox.lease("other", 5_000, 10)).toEqual([]);
    now += 1_000;
    expect(await store.outbox.lease("other", 5_000, 10)).toMatchObject([
      { messageId: first },
      { messageId: second },
    ]);
    expect(await sampleMark(store, second, "other", 5_000)).toBe(false);
    await store.outbox.settle(first, { state: "sent" });
    expect(await sampleMark(store, second, "other", 5_000)).toBe(true);
  });

  it("[DB44] a lease that ran out gives nothing back, whatever the next holder is doing with the message", async () => {
    const messageId = newId();
    await answer(messageId);
    await store.outbox.lease("slow", 5_000, 10);
    now += 5_000;
    await store.outbox.lease("next", 5_000, 10);
    await sampleMark(store, messageId, "next", 5_000);
    await store.outbox.tryAgain(messageId, "slow", now);
    expect(await store.outbox.lease("third", 5_000, 10)).toEqual([]);
  });

  it("[DB42] a hand-over that began late in its lease has as long as any other", async () => {
    const messageId = newId();
    await answer(messageId);
    await store.outbox.lease("one", 5_000, 10);
    now += 4_000;
    await sampleMark(store, messageId, "one", 5_000);
    now += 4_000;
    expect(await store.outbox.abandonExpiredHandOvers()).toBe(0);
  });

  it("owes the answer again when it was not sent", async () => {
    const messageId = newId();
    await answer(messageId);
    await store.outbox.settle(messageId, { state: "failed" }, "refused");
    expect((await store.contacts.contact(id))?.row).toMatchObject({ unanswered: 1, version: 4 });
    expect(await store.contacts.entries(id, 3)).toMatchObject([
      { id: messageId, version: 4, failure: "refused" },
    ]);
  });

  it("[DB42] a hand-over whose lease died is unknown, and never sent again", async () => {
    const messageId = newId();
    await answer(messageId);
    await store.outbox.lease("one", 5_000, 10);
    await sampleMark(store, messageId, "one", 5_000);
    expect(await store.outbox.abandonExpiredHandOvers()).toBe(0);
    now += 5_000;
    expect(await store.outbox.lease("other", 5_000, 10)).toEqual([]);
    expect(await store.outbox.abandonExpiredHandOvers()).toBe(1);
    expect(await state(messageId)).toMatchObject({ sendState: "unknown", failure: "lease_lost" });
    now += 3_600_000;
    expect(await store.outbox.lease("other", 5_000, 10)).toEqual([]);
    await receipt(SAMPLE_CHANNEL, "late word", messageId, "delivered");
    expect(await state(messageId)).toMatchObject({ sendState: "delivered", failure: null });
  });
});
