import { type ContactId, type MessageId, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  sampleHeld,
  sampleMark,
  sampleOptOut,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

const START = 1_800_000_000_000;
const HOUR = 60 * 60_000;
let now = START;
let store: TestStore;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());

const since = async (id: ContactId): Promise<number | null> =>
  (await store.contacts.contact(id))?.optedOutSince ?? null;

interface Word {
  readonly key: string;
  readonly optedOut: boolean;
  readonly saidAt: number | null;
}

async function hear(threadKey: string, { key, optedOut, saidAt }: Word): Promise<void> {
  const kind = optedOut ? "stop_word" : "start_word";
  await store.optOuts.record(sampleOptOut({ dedupeKey: `${threadKey} ${key}`, threadKey, kind, saidAt }));
}

async function thread(): Promise<{ id: ContactId; threadKey: string }> {
  const threadKey = crypto.randomUUID();
  return { threadKey, id: await sampleHeld(store, dana, { threadKey }) };
}

/** How a thread stands after words arrived one second after another: since when it is opted out, or null. */
function standing(words: readonly Word[], first: number): number | null {
  const heard = new Map<string, { optedOut: boolean; at: number; nth: number }>();
  for (const [nth, { key, optedOut, saidAt }] of words.entries())
    if (!heard.has(key)) {
      const arrived = first + nth * 1000;
      heard.set(key, { optedOut, at: Math.min(saidAt ?? arrived, arrived), nth });
    }
  const latest = [...heard.values()].toSorted((a, b) => b.at - a.at || b.nth - a.nth)[0];
  return latest?.optedOut === true ? latest.at : null;
}

describe("words on opting out", () => {
  it("[DB55] a STOP that comes again undoes no later START, and the other way round", async () => {
    const { id, threadKey } = await thread();
    const stop = { key: "stop", optedOut: true, saidAt: null };
    const start = { key: "start", optedOut: false, saidAt: null };
    await hear(threadKey, stop);
    expect(await since(id)).toBe(now);
    now += 1000;
    await hear(threadKey, start);
    await hear(threadKey, stop);
    expect(await since(id)).toBeNull();
    await hear(threadKey, { ...stop, key: "second stop" });
    await hear(threadKey, start);
    expect(await since(id)).toBe(now);
  });

  it("[DB55] the provider's time decides, in whatever order they arrive", async () => {
    const { id, threadKey } = await thread();
    now = Math.max(now, START + 2000);
    await hear(threadKey, { key: "start", optedOut: false, saidAt: START + 2000 });
    await hear(threadKey, { key: "stop", optedOut: true, saidAt: START + 1000 });
    expect(await since(id)).toBeNull();
  });

  it("[DB55] a provider's clock that runs ahead keeps nobody from changing their mind", async () => {
    const year = 365 * 24 * HOUR;
    for (const optedOut of [true, false]) {
      const { id, threadKey } = await thread();
      await hear(threadKey, { key: "ahead", optedOut, saidAt: now + year });
      now += 1000;
      await hear(threadKey, { key: "later", optedOut: !optedOut, saidAt: now });
      expect(await since(id)).toBe(optedOut ? null : now);
    }
  });

  it.each([true, false])(
    "[DB55] a clock of ours that ran ahead and was set back keeps nobody from changing their mind: first %s",
    async (optedOut) => {
      const { id, threadKey } = await thread();
      now += HOUR;
      await hear(threadKey, { key: "ahead", optedOut, saidAt: null });
      now -= HOUR;
      await hear(threadKey, { key: "later", optedOut: !optedOut, saidAt: null });
      expect((await since(id)) === null).toBe(optedOut);
      await hear(threadKey, { key: "later still", optedOut, saidAt: null });
      expect((await since(id)) === null).toBe(!optedOut);
    },
  );

  it("[DB55] a clock that ran ahead for one thread dates no word of another", async () => {
    const [ahead, beside] = [await thread(), await thread()];
    now += HOUR;
    await hear(ahead.threadKey, { key: "ahead", optedOut: true, saidAt: null });
    now -= HOUR;
    await hear(beside.threadKey, { key: "stop", optedOut: true, saidAt: null });
    expect(await since(beside.id)).toBe(now);
  });

  it("[DB55] repeated, shuffled and mixed, a thread stands as the word said last says", async () => {
    const word = fc.record({
      key: fc.constantFrom("a", "b", "c", "d", "e"),
      optedOut: fc.boolean(),
      saidAt: fc.option(fc.integer({ min: START, max: START + 20_000 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 12 }), async (given) => {
        // One key is one word, whatever a repetition claims.
        const first = new Map(given.map((each) => [each.key, each] as const).toReversed());
        const words = given.map(({ key }) => first.get(key) ?? given[0]!);
        const { id, threadKey } = await thread();
        const from = now;
        for (const each of words) {
          await hear(threadKey, each);
          now += 1000;
        }
        expect(await since(id)).toBe(standing(words, from));
      }),
      { numRuns: rounds(60) },
    );
  });

  it("[DB55] with the provider's times, every order and any repetition gives the same", async () => {
    const said = fc.uniqueArray(fc.integer({ min: START, max: START + 20_000 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(said, fc.infiniteStream(fc.nat()), async (times, dice) => {
        const words = times.map((saidAt, n) => ({ key: `${n}`, optedOut: saidAt % 2 === 0, saidAt }));
        const shuffled = [...words, ...words]
          .map((each) => ({ each, at: dice.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ each }) => each);
        const { id, threadKey } = await thread();
        now = Math.max(now, START + 20_000);
        await Promise.all(shuffled.map(async (each) => hear(threadKey, each)));
        expect(await since(id)).toBe(standing(words, now));
      }),
      { numRuns: rounds(40) },
    );
  });

  it("[DB55] are only ever added, and belong to one channel's thread", async () => {
    const { id, threadKey } = await thread();
    await hear(threadKey, { key: "stop", optedOut: true, saidAt: null });
    const client = await rawClient(store.connection);
    for (const sql of ["delete from opt_out_word", "update opt_out_word set kind = 'start_word'"])
      await expect(client.query(sql)).rejects.toMatchObject({ constraint: "only_added" });
    await client.end();
    expect(await since(id)).toBe(now);
    expect(await since((await thread()).id)).toBeNull();
  });
});

describe("opting out while answers wait", () => {
  const answer = async (contactId: ContactId, delayMs = 5000): Promise<MessageId> => {
    const messageId = crypto.randomUUID() as MessageId;
    await store.answers.answer({
      check: () => null,
      contactId,
      messageId,
      by: dana,
      text: "Yes",
      delayMs,
      validForMs: 120_000,
    });
    return messageId;
  };
  const states = async (id: ContactId): Promise<unknown[]> =>
    (await store.contacts.entries(id, 0))
      .filter(({ kind }) => kind === "outbound")
      .map(({ sendState, failure }) => [sendState, failure]);

  it("[DB56] brings all of them back but the one being handed over, and owes what they answered", async () => {
    const { id, threadKey } = await thread();
    const leaving = await answer(id, 0);
    await store.outbox.lease("one", 20_000, 1);
    expect(await sampleMark(store, leaving, "one", 20_000)).toBe(true);
    await answer(id);
    await answer(id);
    await hear(threadKey, { key: "stop", optedOut: true, saidAt: null });
    expect(await states(id)).toEqual([
      ["queued", null],
      ["failed", "opted_out"],
      ["failed", "opted_out"],
    ]);
    await store.outbox.settle(leaving, { state: "failed" }, "opted_out");
    expect((await store.contacts.contact(id))?.row.unanswered).toBe(1);
  });

  it("[DB56] gives the contact its next version with each word, and not for what was heard before", async () => {
    const { id, threadKey } = await thread();
    const version = async (): Promise<number> => (await store.contacts.contact(id))?.row.version ?? 0;
    const before = await version();
    const stop = { key: "stop", optedOut: true, saidAt: null };
    await hear(threadKey, stop);
    expect(await version()).toBe(before + 1);
    await hear(threadKey, stop);
    await hear(threadKey, { ...stop, key: "stop again" });
    expect(await version()).toBe(before + 2);
    await hear(threadKey, { key: "start", optedOut: false, saidAt: null });
    expect(await version()).toBe(before + 3);
  });

  it("[DB40] a goodbye that waits is not sent to somebody who opted out", async () => {
    const { id, threadKey } = await thread();
    await answer(id);
    const version = (await store.contacts.contact(id))?.row.version ?? 0;
    await store.moves.move(id, dana, version, { kind: "close", disposition: "information" });
    await hear(threadKey, { key: "stop", optedOut: true, saidAt: null });
    expect(await states(id)).toEqual([["failed", "opted_out"]]);
  });
});
