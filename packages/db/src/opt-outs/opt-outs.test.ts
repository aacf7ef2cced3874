import { ChannelId, type ContactId, type MessageId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleOptOut,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

const OTHER_CHANNEL = ChannelId.parse("sms");

let store: TestStore;
let dana: UserId;
beforeAll(async () => {
  store = await testStore();
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());

async function claimed(threadKey: string, channel = SAMPLE_CHANNEL): Promise<ContactId> {
  const { contactId } = await store.intake.arrive(sampleArrival({ threadKey, channel }));
  await store.moves.move(contactId, dana, 1, { kind: "claim" });
  return contactId;
}

const say = async (threadKey: string, optedOut: boolean): Promise<void> =>
  store.optOuts.record(sampleOptOut({ threadKey, kind: optedOut ? "stop_word" : "start_word" }));

async function answerKind(contactId: ContactId): Promise<string> {
  const messageId = crypto.randomUUID() as MessageId;
  return (
    await store.answers.answer({
      check: ({ optOutWords }) =>
        optOutWords.findLast(({ kind }) => kind !== "message")?.kind === "stop_word" ? "opted_out" : null,
      contactId,
      messageId,
      by: dana,
      text: "Yes?",
      validForMs: null,
    })
  ).kind;
}

describe("opting out", () => {
  it("[DB40] holds for one thread of one channel, and for no other", async () => {
    const [ana, ben, anaElsewhere] = [
      await claimed("ana"),
      await claimed("ben"),
      await claimed("ana", OTHER_CHANNEL),
    ];
    await say("ana", true);
    expect(await answerKind(ana)).toBe("refused");
    expect(await answerKind(ben)).toBe("queued");
    expect(await answerKind(anaElsewhere)).toBe("queued");
  });

  it("[DB40] holds for a thread that nobody knows yet, and is no reason not to listen", async () => {
    await say("caro", true);
    const caro = await claimed("caro");
    expect(await answerKind(caro)).toBe("refused");
    expect(await store.intake.arrive(sampleArrival({ threadKey: "caro" }))).toMatchObject({
      outcome: "stored",
      opened: "continued",
    });
  });

  it("said twice is said once, also at the same time, and taken back with one word", async () => {
    const dov = await claimed("dov");
    await Promise.all([1, 2, 3].map(async () => say("dov", true)));
    await say("dov", false);
    expect(await answerKind(dov)).toBe("queued");
    // Taking back what was never said changes nothing.
    await say("dov", false);
    expect(await answerKind(dov)).toBe("queued");
  });

  it("[DB60] keeps the thread's hash, not the thread", async () => {
    await say("+12025550123", true);
    const client = await rawClient(store.connection);
    const { rows } = await client.query<{ thread_key: Buffer }>("select thread_key::bytea from opt_out");
    await client.end();
    expect(rows.length).toBeGreaterThan(0);
    for (const { thread_key } of rows) {
      expect(thread_key).toHaveLength(32);
      expect(thread_key.includes("2025550123")).toBe(false);
    }
  });
});
