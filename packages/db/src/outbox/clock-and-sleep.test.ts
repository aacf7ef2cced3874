import { ChannelId, type ContactId, type MessageId, type UserId } from "@holdfast/case-schema";
import { beforeEach, describe, expect, it } from "vitest";
import {
  sampleMark,
  SAMPLE_CHANNEL,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { giveUp } from "./outbox-statements.ts";

const MINUTE = 60_000;
const LEASE = 20_000;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let id: ContactId;

beforeEach(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  id = await sampleHeld(store, dana);
  return async () => store.close();
});

async function answer(validForMs: number | null = 2 * MINUTE, delayMs = 0): Promise<MessageId> {
  const messageId = crypto.randomUUID() as MessageId;
  await store.answers.answer({
    check: () => null,
    contactId: id,
    messageId,
    by: dana,
    text: "Yes",
    delayMs,
    validForMs,
  });
  return messageId;
}
const lease = async (holder = "one"): Promise<readonly MessageId[]> =>
  (await store.outbox.lease(holder, LEASE, 10)).map(({ messageId }) => messageId);
const mark = async (messageId: MessageId, holder = "one"): Promise<boolean> =>
  sampleMark(store, messageId, holder, LEASE);
async function expectState(messageId: MessageId, sendState: string, failure: string | null): Promise<void> {
  const entry = (await store.contacts.entries(id, 0)).find((each) => each.id === messageId);
  expect(entry).toMatchObject({ sendState, failure });
}

describe("a clock that is set back", () => {
  it("[DB48] sends nothing late: what goes stale comes back, whatever it was waiting for", async () => {
    const [leasedBefore, heldBack] = [await answer(), await answer(2 * MINUTE, 5000)];
    expect(await lease()).toEqual([leasedBefore]);
    now -= 60 * MINUTE;
    expect(await mark(leasedBefore)).toBe(false);
    expect(await lease("other")).toEqual([]);
    for (const messageId of [leasedBefore, heldBack]) await expectState(messageId, "failed", "too_late");
  });

  it("[DB48] keeps what does not go stale waiting no longer", async () => {
    const messageId = await answer(null);
    now -= 60 * MINUTE;
    expect(await lease()).toEqual([messageId]);
    expect(await mark(messageId)).toBe(true);
  });

  it("[DB48] by less than a minute changes nothing: gateways' clocks differ", async () => {
    const messageId = await answer();
    now -= MINUTE / 2;
    expect(await lease()).toEqual([]);
    now += MINUTE / 2;
    expect(await lease()).toEqual([messageId]);
    now -= MINUTE / 2;
    expect(await mark(messageId)).toBe(true);
  });

  it("[DB48] [DB42] loses a hand-over of which nobody knows how long it takes", async () => {
    const messageId = await answer();
    await lease();
    await mark(messageId);
    now -= 60 * MINUTE;
    expect(await store.outbox.abandonExpiredHandOvers()).toBe(1);
    await expectState(messageId, "unknown", "lease_lost");
    now += 60 * MINUTE;
    expect(await lease("other")).toEqual([]);
  });
});

describe("a channel that is not open here", () => {
  it("[DB41] leaves its messages to who has it open, and gives them back once they are too late", async () => {
    const messageId = await answer();
    const elsewhere = [ChannelId.parse("elsewhere")];
    expect(await store.outbox.lease("one", LEASE, 10, elsewhere)).toEqual([]);
    now += 2 * MINUTE - 1;
    expect(await store.outbox.lease("one", LEASE, 10, elsewhere)).toEqual([]);
    expect(await store.outbox.lease("two", LEASE, 10, [...elsewhere, SAMPLE_CHANNEL])).toMatchObject([
      { messageId },
    ]);
    const late = await answer();
    now += 2 * MINUTE;
    expect(await store.outbox.lease("one", LEASE, 10, elsewhere)).toEqual([]);
    for (const each of [messageId, late]) await expectState(each, "failed", "too_late");
  });

  it("[DB41] leaves what never goes stale to wait for it", async () => {
    const messageId = await answer(null);
    now += 24 * 60 * MINUTE;
    expect(await store.outbox.lease("one", LEASE, 10, [])).toEqual([]);
    await expectState(messageId, "queued", null);
  });
});

describe("a clock that leaps ahead", () => {
  it("[DB41] [DB42] brings back what waits, and loses what is being handed over", async () => {
    const [leaving, waiting] = [await answer(), await answer()];
    await lease();
    await mark(leaving);
    now += 180 * MINUTE;
    expect(await store.outbox.abandonExpiredHandOvers()).toBe(1);
    expect(await lease("other")).toEqual([]);
    await expectState(leaving, "unknown", "lease_lost");
    await expectState(waiting, "failed", "too_late");
  });
});

describe("a gateway that sleeps", () => {
  it("[DB49] past its lease gives up nothing that another is handing over or has sent", async () => {
    const messageId = await answer();
    await lease("sleeper");
    now += LEASE;
    expect(await lease("awake")).toEqual([messageId]);
    // What the sleeper's lease ends with, once it wakes to a refusal that it had read.
    const client = await rawClient(store.connection);
    await giveUp(client, messageId, "sleeper", "not_held");
    await expectState(messageId, "queued", null);
    expect(await mark(messageId, "awake")).toBe(true);
    await giveUp(client, messageId, "sleeper", "not_held");
    await giveUp(client, messageId, "awake", "too_late");
    await expectState(messageId, "queued", null);
    await store.outbox.settle(messageId, { state: "sent" });
    await giveUp(client, messageId, "sleeper", "not_held");
    await expectState(messageId, "sent", null);
    await client.end();
  });

  it("[DB49] past its lease marks and gives back nothing, and hears so", async () => {
    const messageId = await answer();
    await lease("sleeper");
    now += LEASE;
    expect(await mark(messageId, "sleeper")).toBe(false);
    await lease("awake");
    expect(await store.outbox.tryAgain(messageId, "sleeper", now)).toBe(false);
    expect(await mark(messageId, "awake")).toBe(true);
    expect(await store.outbox.tryAgain(messageId, "awake", now + 1000)).toBe(true);
    expect(await store.outbox.tryAgain(messageId, "awake", now + 1000)).toBe(false);
  });

  it("[DB42] wakes to a hand-over that is lost: what it knows settles it", async () => {
    const messageId = await answer();
    await lease("sleeper");
    await mark(messageId, "sleeper");
    now += LEASE;
    expect(await store.outbox.abandonExpiredHandOvers()).toBe(1);
    await store.outbox.settle(messageId, { state: "sent" });
    await expectState(messageId, "sent", null);
  });
});

describe("figures of the outbox", () => {
  it("are counts of what waits, is due, is leaving, is stuck, and is not known", async () => {
    const none = { waiting: 0, due: 0, handingOver: 0, stuck: 0, unknown: 0 };
    expect(await store.outbox.figures()).toEqual(none);
    const first = await answer(null);
    await answer(null);
    await answer(null, 5 * MINUTE);
    expect(await store.outbox.figures()).toEqual({ ...none, waiting: 1, due: 2 });
    await lease();
    await mark(first);
    now += 2 * MINUTE;
    expect(await store.outbox.figures()).toEqual({ ...none, waiting: 1, due: 1, handingOver: 1, stuck: 1 });
    await store.outbox.abandonExpiredHandOvers();
    expect(await store.outbox.figures()).toEqual({ ...none, waiting: 1, due: 1, stuck: 1, unknown: 1 });
    now += 25 * 60 * MINUTE;
    expect(await store.outbox.figures()).toMatchObject({ unknown: 0 });
  });
});
