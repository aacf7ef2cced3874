import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleArrival, sampleStaff, SAMPLE_CHANNEL, testStore, type TestStore } from "../testing/index.ts";
import type { Arrival } from "./arrival.ts";

let one: TestStore;
let other: TestStore;
beforeAll(async () => {
  one = await testStore();
  other = await testStore({ connection: one.connection });
});
afterAll(async () => {
  await other.close();
  await one.close();
});

describe("arriving", () => {
  it("[DB20] stores every event once when gateways deliver it 1 to 5 times, shuffled and at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ thread: fc.nat(3), times: fc.integer({ min: 1, max: 5 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.infiniteStream(fc.nat()),
        async (events, order) => {
          const prefix = crypto.randomUUID();
          const arrivals = events.map(({ thread }, index) =>
            sampleArrival({ threadKey: `${prefix}-${thread}`, text: `${prefix} words ${index}` }),
          );
          const deliveries = events
            .flatMap(({ times }, index) => Array.from({ length: times }, () => index))
            .map((index) => ({ index, rank: order.next().value }))
            .toSorted((left, right) => left.rank - right.rank);
          const results = await Promise.all(
            deliveries.map(async ({ index }, position) => ({
              index,
              arrived: await (position % 2 === 0 ? one : other).intake.arrive(arrivals[index] as Arrival),
            })),
          );
          for (const index of events.keys()) {
            const mine = results.filter((result) => result.index === index).map(({ arrived }) => arrived);
            expect(mine.filter(({ outcome }) => outcome === "stored")).toHaveLength(1);
            expect(new Set(mine.map(({ messageId }) => messageId)).size).toBe(1);
          }
          for (const thread of new Set(events.map((event) => event.thread))) {
            const indexes = [...events.keys()].filter((index) => events[index]?.thread === thread);
            const contacts = new Set(
              results.filter(({ index }) => indexes.includes(index)).map(({ arrived }) => arrived.contactId),
            );
            expect(contacts.size).toBe(1);
            const entries = await one.contacts.entries([...contacts][0] as never, 0);
            expect(entries).toHaveLength(indexes.length);
            expect(new Set(entries.map(({ text }) => text))).toEqual(
              new Set(indexes.map((index) => `${prefix} words ${index}`)),
            );
          }
        },
      ),
      { numRuns: rounds(25) },
    );
  });

  it("[DB21] loses nothing when first messages of one thread race each other and a close", async () => {
    const by = await sampleStaff(one, "Racer");
    for (let round = 0; round < rounds(15); round += 1) {
      const threadKey = crypto.randomUUID();
      const [left, right] = await Promise.all([
        one.intake.arrive(sampleArrival({ threadKey })),
        other.intake.arrive(sampleArrival({ threadKey })),
      ]);
      expect(right.contactId).toBe(left.contactId);
      const version = (await one.contacts.contact(left.contactId))?.row.version ?? 0;
      await one.moves.move(left.contactId, by, version, { kind: "claim" });
      const [closed, ...more] = await Promise.all([
        one.moves.move(left.contactId, by, version + 1, { kind: "close", disposition: "information" }),
        one.intake.arrive(sampleArrival({ threadKey })),
        other.intake.arrive(sampleArrival({ threadKey })),
      ]);
      expect(["moved", "changed"]).toContain(closed.kind);
      expect(new Set(more.map(({ contactId }) => contactId))).toEqual(new Set([left.contactId]));
      const { rows } = await one.contacts.queue();
      expect(rows.filter(({ id }) => id === left.contactId)).toHaveLength(1);
      expect(await one.contacts.entries(left.contactId, 0)).toHaveLength(4);
    }
  });

  it("[DB21] keeps one thread's order, however many arrive at once", async () => {
    const threadKey = crypto.randomUUID();
    const texts = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const arrived = await Promise.all(
      texts.map(async (text) => one.intake.arrive(sampleArrival({ threadKey, text }))),
    );
    const entries = await one.contacts.entries(arrived[0]?.contactId as never, 0);
    expect(entries.map(({ text }) => text)).toEqual(texts);
  });

  it("[DB22] lets an arrival that cannot be stored fail alone", async () => {
    const good = Array.from({ length: 5 }, () => sampleArrival());
    const poisoned = sampleArrival({ medium: "smoke signal" as never });
    const results = await Promise.allSettled(
      [...good.slice(0, 2), poisoned, ...good.slice(2)].map(async (arrival) => one.intake.arrive(arrival)),
    );
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
      "fulfilled",
      "fulfilled",
    ]);
  });

  it("[DB23] seals again when another gateway owns the thread by now", async () => {
    const threadKey = crypto.randomUUID();
    const first = await one.intake.arrive(sampleArrival({ threadKey, text: "from one" }));
    // The other store never heard of the thread and proposes an owner of its own.
    const second = await other.intake.arrive(sampleArrival({ threadKey, text: "from the other" }));
    expect(second).toMatchObject({ contactId: first.contactId, opened: "continued" });
    const texts = (await one.contacts.entries(first.contactId, 0)).map(({ text }) => text);
    expect(texts).toEqual(["from one", "from the other"]);
  });

  it("keeps characters that PostgreSQL's text refuses", async () => {
    const { contactId } = await one.intake.arrive(sampleArrival({ text: "a\0b \u{1F9E1}" }));
    expect((await one.contacts.entries(contactId, 0))[0]?.text).toBe("a\0b \u{1F9E1}");
  });

  it("lets the first known reference decide the thread", async () => {
    const known = crypto.randomUUID();
    const first = await one.intake.arrive(sampleArrival({ threadKey: known }));
    const next = await one.intake.arrive(
      sampleArrival({ threadKey: crypto.randomUUID(), refs: [crypto.randomUUID(), known] }),
    );
    expect(next.contactId).toBe(first.contactId);
  });

  it("does not mix one thread key on two channels", async () => {
    const threadKey = crypto.randomUUID();
    const first = await one.intake.arrive(sampleArrival({ threadKey }));
    const second = await one.intake.arrive(sampleArrival({ threadKey, channel: "sms" as never }));
    expect(second.contactId).not.toBe(first.contactId);
  });

  it("keeps a raw delivery that could not be read, and marks its contact", async () => {
    const { contactId } = await one.intake.arrive(
      sampleArrival({ unreadable: true, raw: new Uint8Array([0, 1, 255]), text: "" }),
    );
    expect((await one.contacts.contact(contactId))?.row).toMatchObject({
      unreadable: true,
      status: "waiting",
    });
  });
});

describe("an arrival's effect", () => {
  let now = 1_800_000_000_000;
  let store: TestStore;
  beforeAll(async () => {
    store = await testStore({ clock: () => now });
  });
  afterAll(async () => store.close());

  async function closedContact(threadKey: string): Promise<{ contactId: never; by: never }> {
    const by = await sampleStaff(store, `Closer ${crypto.randomUUID()}`);
    const { contactId } = await store.intake.arrive(sampleArrival({ threadKey }));
    await store.moves.move(contactId, by, 1, { kind: "claim" });
    await store.moves.move(contactId, by, 2, { kind: "close", disposition: "silent" });
    return { contactId: contactId as never, by: by as never };
  }

  it("[DB21] reopens within the window, and opens a linked contact after it", async () => {
    const threadKey = crypto.randomUUID();
    const { contactId } = await closedContact(threadKey);
    now += 3_600_000;
    const back = await store.intake.arrive(sampleArrival({ threadKey, reopenWithinMs: 3_600_000 }));
    expect(back).toMatchObject({ contactId, opened: "reopened" });
    const row = (await store.contacts.contact(contactId))?.row;
    expect(row).toMatchObject({
      status: "waiting",
      reopened: 1,
      unanswered: 1,
      waitingSince: now,
      dueAt: now + 900_000,
    });

    const later = crypto.randomUUID();
    const old = await closedContact(later);
    now += 3_600_001;
    const fresh = await store.intake.arrive(sampleArrival({ threadKey: later, reopenWithinMs: 3_600_000 }));
    expect(fresh.opened).toBe("new");
    expect((await store.contacts.contact(fresh.contactId))?.previous?.id).toBe(old.contactId);
  });

  it("[DB24] only raises danger, and is never due later for it", async () => {
    const threadKey = crypto.randomUUID();
    const { contactId } = await store.intake.arrive(sampleArrival({ threadKey }));
    now += 1_000;
    await store.intake.arrive(sampleArrival({ threadKey, danger: "said_so" }));
    const raised = (await store.contacts.contact(contactId))?.row;
    expect(raised).toMatchObject({ danger: "said_so", dueAt: now + 20_000, unanswered: 2 });
    now += 5_000;
    await store.intake.arrive(sampleArrival({ threadKey, danger: "said_so" }));
    await store.intake.arrive(sampleArrival({ threadKey }));
    expect((await store.contacts.contact(contactId))?.row).toMatchObject({
      danger: "said_so",
      dueAt: raised?.dueAt,
      unanswered: 4,
      version: 4,
    });
  });

  it("keeps what was said about being reached, for whoever opens the contact", async () => {
    const reach = {
      ways: ["text" as const],
      address: "555-0142",
      safeTimes: "after nine",
      mayLeaveMessage: false,
      language: "es" as const,
    };
    const { contactId } = await store.intake.arrive(
      sampleArrival({ reach, address: "ana@example.org", language: "es" }),
    );
    const opened = await store.contacts.contact(contactId);
    expect(opened).toMatchObject({
      reach,
      address: "ana@example.org",
      row: { language: "es", channel: SAMPLE_CHANNEL },
    });
  });
});
