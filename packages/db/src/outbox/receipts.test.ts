import { ChannelId, SendFailure, type ContactId, type MessageId, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleMark,
  SAMPLE_CHANNEL,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import type { ReceiptGiven } from "./outbox-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  id = await sampleHeld(store, dana);
});

/** An answer of which a gateway that is no more left it unknown whether it was sent. */
async function unknown(): Promise<MessageId> {
  const messageId = crypto.randomUUID() as MessageId;
  await store.answers.answer({
    check: () => null,
    contactId: id,
    messageId,
    by: dana,
    text: "Yes",
    validForMs: null,
  });
  await store.outbox.settle(messageId, { state: "unknown" }, "lease_lost");
  return messageId;
}
const entry = async (messageId: MessageId) =>
  (await store.contacts.entries(id, 0)).find((each) => each.id === messageId);

type Told = Pick<ReceiptGiven, "state" | "reason">;
async function tell(messageId: MessageId, told: Told, channel = SAMPLE_CHANNEL): Promise<void> {
  await store.outbox.receipt({ ...told, channel, messageId, dedupeKey: `${messageId} ${told.state}` });
}

describe("a provider's words", () => {
  it.each([...SendFailure.options, undefined])(
    "[DB43] bring the reason of a failure back: %s",
    async (reason) => {
      const messageId = await unknown();
      await tell(messageId, { state: "failed", reason });
      expect(await entry(messageId)).toMatchObject({ sendState: "failed", failure: reason ?? "provider" });
      expect((await store.contacts.contact(id))?.row.unanswered).toBe(1);
    },
  );

  it("[DB43] of success carry no reason, whatever came with them", async () => {
    const messageId = await unknown();
    await tell(messageId, { state: "delivered", reason: "refused" });
    expect(await entry(messageId)).toMatchObject({ sendState: "delivered", failure: null });
  });

  it("[DB43] come to the same in any order and however often: a state only moves forward", async () => {
    const end = fc.constantFrom<Told>({ state: "delivered" }, { state: "failed", reason: "unreachable" });
    await fc.assert(
      fc.asyncProperty(fc.option(end), fc.infiniteStream(fc.nat()), async (last, dice) => {
        const told: Told[] = [{ state: "sent" }, ...(last === null ? [] : [last])];
        const shuffled = [...told, ...told, ...told]
          .map((each) => ({ each, at: dice.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ each }) => each);
        const messageId = await unknown();
        for (const each of shuffled) await tell(messageId, each);
        expect(await entry(messageId)).toMatchObject({
          sendState: last?.state ?? "sent",
          failure: last?.reason ?? null,
        });
      }),
      { numRuns: rounds(40) },
    );
  });

  it("[DB43] all at once, from several gateways, come to the same as well", async () => {
    const messageId = await unknown();
    const told: Told[] = [
      { state: "sent" },
      { state: "delivered" },
      { state: "sent" },
      { state: "delivered" },
    ];
    await Promise.all(told.map(async (each) => tell(messageId, each)));
    expect(await entry(messageId)).toMatchObject({ sendState: "delivered" });
  });

  it("[DB43] of nobody's message or of another channel's change nothing, and do not use up the key", async () => {
    const messageId = await unknown();
    const [inbound] = await store.contacts.entries(id, 0);
    for (const other of [crypto.randomUUID(), inbound?.id])
      await tell(other as MessageId, { state: "failed" });
    await tell(messageId, { state: "failed" }, ChannelId.parse("sms"));
    expect(await entry(messageId)).toMatchObject({ sendState: "unknown", failure: "lease_lost" });
    await tell(messageId, { state: "delivered" });
    expect(await entry(messageId)).toMatchObject({ sendState: "delivered" });
  });

  it("[DB43] that come before `send` has answered stand, and what is told is not sent again", async () => {
    const messageId = crypto.randomUUID() as MessageId;
    await store.answers.answer({
      check: () => null,
      contactId: id,
      messageId,
      by: dana,
      text: "Yes",
      validForMs: null,
    });
    await store.outbox.lease("one", 20_000, 10);
    await sampleMark(store, messageId, "one", 20_000);
    await tell(messageId, { state: "delivered" });
    await store.outbox.settle(messageId, { state: "sent" });
    expect(await entry(messageId)).toMatchObject({ sendState: "delivered" });
    now += 3_600_000;
    expect(await store.outbox.lease("one", 20_000, 10)).toEqual([]);
    expect(await store.outbox.abandonExpiredHandOvers()).toBe(0);
  });

  it("[DB43] count once per key, and whoever sent it says nothing that is behind them", async () => {
    const messageId = crypto.randomUUID() as MessageId;
    await store.answers.answer({
      check: () => null,
      contactId: id,
      messageId,
      by: dana,
      text: "Yes",
      validForMs: null,
    });
    await store.outbox.settle(messageId, { state: "sent" });
    await tell(messageId, { state: "delivered" });
    const delivered = await entry(messageId);
    expect(delivered).toMatchObject({ sendState: "delivered" });
    await tell(messageId, { state: "delivered" });
    await tell(messageId, { state: "sent" });
    await store.outbox.settle(messageId, { state: "unknown" });
    expect(await entry(messageId)).toEqual(delivered);
  });
});
