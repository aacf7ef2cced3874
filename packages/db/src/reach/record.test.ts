import type { ContactId, MessageId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleHeld,
  sampleMail,
  sampleMark,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import type { ReachRecord } from "./reach-record.ts";

const START = 1_800_000_000_000;
const SECOND = 1000;
const LEASE = 20 * SECOND;
let now = START;
let store: TestStore;
let dana: UserId;
let threadKey: string;
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now = START;
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana, { threadKey, medium: "text", sentAt: START - SECOND });
});

async function record(): Promise<ReachRecord> {
  const found = await store.reach.record(id);
  if (found === null) throw new Error("the sample is there");
  return found;
}
const happened = async () => (await record()).conversation;
const arrive = async (): Promise<MessageId> => {
  now += SECOND;
  return (await store.intake.arrive(sampleArrival({ threadKey, medium: "text" }))).messageId;
};
async function answer(): Promise<MessageId> {
  now += SECOND;
  const messageId = crypto.randomUUID() as MessageId;
  const words = { contactId: id, messageId, by: dana, text: "Yes.", validForMs: null };
  await store.answers.answer({ ...words, check: () => null });
  return messageId;
}
/** Leases everything and marks the given one as about to leave. */
async function mark(messageId: MessageId): Promise<boolean> {
  now += SECOND;
  await store.outbox.lease("one", LEASE, 100);
  return sampleMark(store, messageId, "one", LEASE);
}
async function close(): Promise<void> {
  const { version } = await record();
  await store.moves.move(id, dana, version, { kind: "close", disposition: "silent" });
}

describe("what happened in a conversation", () => {
  it("[DB204] is what they wrote, with when they say they did, and at which version of the contact", async () => {
    await arrive();
    expect(await record()).toMatchObject({
      contactId: id,
      version: 3,
      channel: SAMPLE_CHANNEL,
      medium: "text",
      status: "claimed",
      holderId: dana,
      speaker: null,
      danger: [],
      optOutWords: [],
      preference: null,
      personId: null,
      isAnother: false,
      lift: null,
      conversation: [
        { kind: "heard", entry: 1, at: START, saidAt: START - SECOND },
        { kind: "heard", entry: 3, at: START + SECOND, saidAt: null },
      ],
    });
    expect(await store.reach.record(crypto.randomUUID() as ContactId)).toBeNull();
  });

  it("[DB201] has left what is about to leave, by its own entry, and what nobody knows of, too", async () => {
    const messageId = await answer();
    expect(await happened()).toHaveLength(1);
    expect(await mark(messageId)).toBe(true);
    const left = { kind: "left", entry: 3, at: now };
    expect((await happened())[1]).toEqual(left);
    // What they write meanwhile is heard after it.
    await arrive();
    now += LEASE;
    await store.outbox.abandonExpiredHandOvers();
    expect((await happened()).slice(1)).toEqual([left, expect.objectContaining({ kind: "heard", entry: 4 })]);
  });

  it("[DB203] [DB201] is not left while its contact is another than was decided on, and is left at that version", async () => {
    const messageId = await answer();
    await store.outbox.lease("one", LEASE, 100);
    const { version } = await record();
    const at = async (seen: number, holder = "one") =>
      store.outbox.markHandingOver(messageId, holder, LEASE, seen);
    await arrive();
    expect(await at(version)).toBe("changed");
    expect(await at(version + 1, "another")).toBe("gone");
    expect((await happened()).map(({ kind }) => kind)).toEqual(["heard", "heard"]);
    expect(await at(version + 1)).toBe("marked");
    expect(await at(version + 1)).toBe("gone");
    expect(await record()).toMatchObject({ version: version + 1 });
    expect((await happened()).map(({ kind }) => kind)).toEqual(["heard", "heard", "left"]);
  });

  it("[DB201] has not left what surely was not sent, and leaves anew when it is tried again", async () => {
    const messageId = await answer();
    await mark(messageId);
    await store.outbox.tryAgain(messageId, "one", now);
    expect(await happened()).toHaveLength(1);
    expect(await mark(messageId)).toBe(true);
    expect((await happened())[1]).toEqual({ kind: "left", entry: 3, at: now });
  });

  it("[DB201] says when it was known that it did not arrive, of what may have left alone", async () => {
    const [failing, lost, stopped] = [await answer(), await answer(), await answer()];
    await mark(failing);
    now += SECOND;
    await store.outbox.settle(failing, { state: "failed" }, "unreachable");
    const failedAt = now;
    await mark(lost);
    await store.outbox.settle(lost, { state: "sent" });
    now += SECOND;
    await store.outbox.receipt({
      channel: SAMPLE_CHANNEL,
      dedupeKey: crypto.randomUUID(),
      messageId: lost,
      state: "failed",
    });
    await store.answers.takeBack(stopped, dana);
    expect((await happened()).filter(({ kind }) => kind === "did_not_arrive")).toEqual([
      { kind: "did_not_arrive", entry: 3, at: failedAt },
      { kind: "did_not_arrive", entry: 4, at: now },
    ]);
    expect((await happened()).filter(({ kind }) => kind === "left")).toHaveLength(2);
  });

  it("[DB201] has left what its provider speaks of before whoever hands it over does", async () => {
    const messageId = await answer();
    now += SECOND;
    const word = { channel: SAMPLE_CHANNEL, dedupeKey: crypto.randomUUID(), messageId };
    await store.outbox.receipt({ ...word, state: "delivered" });
    expect((await happened())[1]).toEqual({ kind: "left", entry: 3, at: now });
    now += SECOND;
    await store.outbox.settle(messageId, { state: "unknown" });
    expect(await happened()).toHaveLength(2);
  });

  it("[DB204] keeps its order when clocks are set back", async () => {
    const messageId = await answer();
    await mark(messageId);
    await store.outbox.settle(messageId, { state: "sent" });
    now -= 3_600_000;
    await arrive();
    expect((await happened()).map(({ kind }) => kind)).toEqual(["heard", "left", "heard"]);
  });

  it("[DB204] is opened again by the first words after each closing", async () => {
    await close();
    await arrive();
    const back = { entry: (await record()).version, at: now };
    await arrive();
    expect((await happened()).slice(1)).toEqual([
      { kind: "reopened", ...back },
      { kind: "heard", ...back, saidAt: null },
      { kind: "heard", entry: back.entry + 1, at: now, saidAt: null },
    ]);
  });

  it("[DB204] was said, though it was taken back", async () => {
    const before = await happened();
    expect(await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything")).toBe("withdrawn");
    expect(await happened()).toEqual(before);
  });

  it("[DB204] is nothing of what machines wrote, until somebody finds that a person did", async () => {
    const given = { threadKey: crypto.randomUUID(), targetMs: 1, dangerTargetMs: 1 };
    id = await sampleHeld(store, dana, sampleMail(given));
    await close();
    now += SECOND;
    const { messageId } = await store.intake.arrive(sampleMail(given, { automatic: "auto_reply" }));
    const at = now;
    expect(await happened()).toHaveLength(1);
    now += SECOND;
    await store.looks.decide(messageId, dana, "person", () => given);
    const { version } = await record();
    expect((await happened()).slice(1)).toEqual([
      { kind: "reopened", entry: 4, at },
      { kind: "heard", entry: 4, at, saidAt: null },
    ]);
    expect(version).toBe(5);
  });
});
