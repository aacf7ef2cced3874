import type { ContactId, MessageId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../contacts/contact-store.ts";
import {
  sampleHeld,
  sampleMark,
  sampleOptOut,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";

const DELAY = 5000;
const VALID = 120_000;
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
  // Whatever an earlier test left behind is too late by now, and out of the way.
  now += 3_600_000;
  await store.outbox.abandonExpiredHandOvers();
  await store.outbox.lease("sweep", 1, 100);
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana, { threadKey });
});

async function answer(messageId = crypto.randomUUID() as MessageId): Promise<MessageId> {
  const words = {
    contactId: id,
    messageId,
    by: dana,
    text: "We are here.",
    delayMs: DELAY,
    validForMs: VALID,
    check: () => null,
  };
  expect(await store.answers.answer(words)).toMatchObject({ kind: "queued" });
  return messageId;
}
const entry = async (messageId: MessageId): Promise<Entry | undefined> =>
  (await store.contacts.entries(id, 0)).find((each) => each.id === messageId);
const version = async (): Promise<number> => (await store.contacts.contact(id))?.row.version ?? 0;
const move = async (by: UserId, wanted: Parameters<TestStore["moves"]["move"]>[3]): Promise<void> => {
  expect(await store.moves.move(id, by, await version(), wanted)).toMatchObject({ kind: "moved" });
};
const leased = async (holder = "one"): Promise<readonly MessageId[]> =>
  (await store.outbox.lease(holder, 20_000, 10)).map(({ messageId }) => messageId);

describe("an answer that is held back", () => {
  it("[DB46] leaves when its time has come and not before, and is valid from then on", async () => {
    const messageId = await answer();
    const notBefore = now + DELAY;
    expect(await entry(messageId)).toMatchObject({ sendState: "queued", notBefore });
    now += DELAY - 1;
    expect(await leased()).toEqual([]);
    now += 1;
    expect(await store.outbox.lease("one", 20_000, 10)).toMatchObject([
      { messageId, goodUntil: notBefore + VALID },
    ]);
    expect(await entry(messageId)).toMatchObject({ sendState: "queued", notBefore: null });
  });

  it("[DB46] is held back by a gateway that starts meanwhile, too", async () => {
    const messageId = await answer();
    const next = await testStore({ connection: store.connection, clock: () => now });
    now += DELAY - 1;
    expect(await next.outbox.lease("next", 20_000, 10)).toEqual([]);
    now += 1;
    expect(await next.outbox.lease("next", 20_000, 10)).toMatchObject([{ messageId }]);
    await next.close();
  });

  it("[DB46] keeps back those written after it, so that they arrive in their order", async () => {
    const first = await answer();
    const second = crypto.randomUUID() as MessageId;
    await store.answers.answer({
      check: () => null,
      contactId: id,
      messageId: second,
      by: dana,
      text: "And here.",
      validForMs: VALID,
    });
    expect(await leased()).toEqual([]);
    now += DELAY;
    expect(await leased()).toEqual([first, second]);
  });

  it("without a delay says so", async () => {
    const messageId = crypto.randomUUID() as MessageId;
    await store.answers.answer({
      check: () => null,
      contactId: id,
      messageId,
      by: dana,
      text: "Now.",
      validForMs: VALID,
    });
    expect(await entry(messageId)).toMatchObject({ sendState: "queued", notBefore: null });
  });
});

describe("taking an answer back", () => {
  it("[DB47] gives the words back, and they never leave", async () => {
    const messageId = await answer();
    expect(await store.answers.takeBack(messageId, dana)).toEqual({
      kind: "taken_back",
      version: 4,
      text: "We are here.",
    });
    now += DELAY;
    expect(await leased()).toEqual([]);
    expect(await sampleMark(store, messageId, "one", 20_000)).toBe(false);
    expect(await entry(messageId)).toMatchObject({
      sendState: "failed",
      failure: "taken_back",
      text: "We are here.",
      notBefore: null,
    });
  });

  it("[DB47] owes the answer again, and tells whoever looks at the contact", async () => {
    const messageId = await answer();
    const from = await store.log.head();
    expect((await store.contacts.contact(id))?.row.unanswered).toBe(0);
    await store.answers.takeBack(messageId, dana);
    expect((await store.contacts.contact(id))?.row.unanswered).toBe(1);
    const { events } = await store.log.tail(from, 10);
    expect(events.map(({ stream }) => stream)).toEqual(["queue:main", `contact:${id}`]);
  });

  it("[DB47] twice is once, and sending the same message again sends nothing", async () => {
    const messageId = await answer();
    const first = await store.answers.takeBack(messageId, dana);
    expect(await store.answers.takeBack(messageId, dana)).toEqual(first);
    await answer(messageId);
    now += DELAY;
    expect(await leased()).toEqual([]);
  });

  it("[DB47] works while it is leased and not yet being handed over, and between two tries", async () => {
    const [one, other] = [await answer(), await answer()];
    now += DELAY;
    expect(await leased()).toEqual([one, other]);
    await sampleMark(store, one, "one", 20_000);
    await store.outbox.tryAgain(one, "one", now + 1000);
    for (const messageId of [one, other])
      expect(await store.answers.takeBack(messageId, dana)).toMatchObject({ kind: "taken_back" });
    for (const messageId of [one, other])
      expect(await sampleMark(store, messageId, "one", 20_000)).toBe(false);
    now += 60_000;
    expect(await leased("next")).toEqual([]);
  });

  it("[DB47] says that it is too late once it is handed over, and what became of it", async () => {
    const messageId = await answer();
    now += DELAY;
    await leased();
    await sampleMark(store, messageId, "one", 20_000);
    const tooLate = { kind: "too_late", failure: null };
    expect(await store.answers.takeBack(messageId, dana)).toMatchObject({ ...tooLate, state: "queued" });
    await store.outbox.settle(messageId, { state: "sent" });
    expect(await store.answers.takeBack(messageId, dana)).toMatchObject({ ...tooLate, state: "sent" });
    expect(await entry(messageId)).toMatchObject({ sendState: "sent", failure: null });
  });

  it("[DB47] is for its author alone", async () => {
    const messageId = await answer();
    expect(await store.answers.takeBack(messageId, ada)).toEqual({
      kind: "not_holder",
      holder: { id: dana, name: "Dana" },
    });
    expect(await entry(messageId)).toMatchObject({ sendState: "queued" });
    expect(await store.answers.takeBack(messageId, dana)).toMatchObject({ kind: "taken_back" });
  });

  it("[DB47] knows only answers", async () => {
    const [inbound] = await store.contacts.entries(id, 0);
    for (const messageId of [inbound?.id as MessageId, crypto.randomUUID() as MessageId])
      expect(await store.answers.takeBack(messageId, dana)).toEqual({ kind: "not_found" });
  });

  it("[DB47] in a race with handing over, exactly one of them happens", async () => {
    const outcomes = { taken: 0, left: 0 };
    for (let round = 0; round < rounds(60); round += 1) {
      const messageId = await answer();
      now += DELAY;
      await leased();
      const later = async <Value>(work: () => Promise<Value>): Promise<Value> => {
        if (round % 3 === 0) await new Promise(setImmediate);
        return work();
      };
      const [marked, taken] = await Promise.all(
        round % 2 === 0
          ? [
              sampleMark(store, messageId, "one", 20_000),
              later(() => store.answers.takeBack(messageId, dana)),
            ]
          : [
              later(() => sampleMark(store, messageId, "one", 20_000)),
              store.answers.takeBack(messageId, dana),
            ],
      );
      expect(marked).toBe(taken.kind === "too_late");
      outcomes[marked ? "left" : "taken"] += 1;
      if (marked) await store.outbox.settle(messageId, { state: "sent" });
      expect(await entry(messageId)).toMatchObject({ sendState: marked ? "sent" : "failed" });
    }
    // Else this race had but one runner.
    expect(Math.min(outcomes.taken, outcomes.left)).toBeGreaterThan(0);
  });
});

describe("what happens while an answer is held back", () => {
  it("[DB45] its author closes: it leaves all the same, or is taken back and the contact stays closed", async () => {
    const [goodbye, regretted] = [await answer(), await answer()];
    await move(dana, { kind: "close", disposition: "information" });
    expect(await store.answers.takeBack(regretted, dana)).toMatchObject({ kind: "taken_back" });
    now += DELAY;
    expect(await leased()).toEqual([goodbye]);
    expect((await store.contacts.contact(id))?.row).toMatchObject({ status: "closed", unanswered: 0 });
  });

  it.each<[string, () => Promise<void>]>([
    ["goes back to the queue", async () => move(dana, { kind: "return" })],
    ["is taken back by a lead", async () => move(ada, { kind: "take_back" })],
    [
      "goes to somebody else",
      async () => {
        await move(dana, { kind: "offer", to: ada });
        await move(ada, { kind: "accept" });
      },
    ],
  ])(
    "[DB45] the contact %s: it comes back at once, with the reason, and is owed again",
    async (_name, happens) => {
      const messageId = await answer();
      await happens();
      expect(await entry(messageId)).toMatchObject({ sendState: "failed", failure: "not_held" });
      expect((await store.contacts.contact(id))?.row.unanswered).toBe(1);
      expect(await store.answers.takeBack(messageId, dana)).toMatchObject({
        kind: "too_late",
        state: "failed",
        failure: "not_held",
      });
      now += DELAY;
      expect(await leased()).toEqual([]);
    },
  );

  it("[DB31] [DB45] the contact goes back to the queue: it keeps its place, for nothing was answered", async () => {
    const place = (await store.contacts.contact(id))?.row;
    now += 1000;
    await answer();
    now += 1000;
    await move(dana, { kind: "return" });
    expect((await store.contacts.contact(id))?.row).toMatchObject({
      waitingSince: place?.waitingSince,
      dueAt: place?.dueAt,
    });
  });

  it("[DB45] the contact is offered, and nobody accepts yet: it leaves", async () => {
    const messageId = await answer();
    await move(dana, { kind: "offer", to: ada });
    now += DELAY;
    expect(await leased()).toEqual([messageId]);
  });

  it("[DB45] being handed over already, it is not brought back: it has left", async () => {
    const messageId = await answer();
    now += DELAY;
    await leased();
    await sampleMark(store, messageId, "one", 20_000);
    await move(dana, { kind: "return" });
    expect(await entry(messageId)).toMatchObject({ sendState: "queued" });
    await store.outbox.settle(messageId, { state: "sent" });
    expect(await entry(messageId)).toMatchObject({ sendState: "sent" });
  });

  it("[DB56] they opt out: it comes back at once", async () => {
    const messageId = await answer();
    await store.optOuts.record(sampleOptOut({ threadKey }));
    expect(await entry(messageId)).toMatchObject({ sendState: "failed", failure: "opted_out" });
    expect(await store.answers.takeBack(messageId, dana)).toMatchObject({
      kind: "too_late",
      failure: "opted_out",
    });
  });
});
