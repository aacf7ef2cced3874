import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openBatches } from "./batches.ts";

interface Item {
  readonly key: string;
  readonly number: number;
}

/** Batches that stay in flight until they are let land. */
function harness() {
  const flying: { readonly batch: readonly Item[]; readonly land: () => void }[] = [];
  const landed: Item[] = [];
  const batches = openBatches<Item>({
    keyOf: ({ key }) => key,
    run: async (batch) => {
      await new Promise<void>((land) => flying.push({ batch, land }));
      landed.push(...batch);
    },
  });
  const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    batches,
    flying,
    landed,
    add: async (count: number, keyOf: (index: number) => string): Promise<void> => {
      for (let number = 0; number < count; number += 1) batches.add({ key: keyOf(number), number });
      await settled();
    },
    land: async (index: number): Promise<void> => {
      flying.splice(index, 1)[0]?.land();
      await settled();
    },
  };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

describe("batches", () => {
  it("share out what came at once, so that one is sealed while another is stored", async () => {
    const { flying, add } = harness();
    await add(60, String);
    expect(flying.map(({ batch }) => batch.length)).toEqual([30, 30]);
  });

  it("do not share out a few, whose batches would cost more than they save", async () => {
    const { flying, add } = harness();
    await add(8, String);
    expect(flying.map(({ batch }) => batch.length)).toEqual([8]);
  });

  it("let a few that come while one is in flight go together once it lands", async () => {
    const { flying, add, land } = harness();
    await add(1, () => "first");
    for (let more = 0; more < 7; more += 1) await add(1, () => `more ${more}`);
    expect(flying.map(({ batch }) => batch.length)).toEqual([1]);
    await land(0);
    expect(flying.map(({ batch }) => batch.length)).toEqual([7]);
  });

  it("hold a few up for ten milliseconds at most when the one in flight is stuck, and nobody twice", async () => {
    const { flying, add, land } = harness();
    await add(1, () => "stuck");
    await add(1, () => "first");
    await vi.advanceTimersByTimeAsync(6);
    await add(1, () => "second");
    await vi.advanceTimersByTimeAsync(3);
    expect(flying).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(flying.map(({ batch }) => batch.map(({ key }) => key))).toEqual([["stuck"], ["first", "second"]]);
    // Both lanes are taken: nobody goes before one is free.
    await add(1, () => "third");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(flying).toHaveLength(2);
    await land(1);
    expect(flying.map(({ batch }) => batch.map(({ key }) => key))).toEqual([["stuck"]]);
    await vi.advanceTimersByTimeAsync(10);
    expect(flying.map(({ batch }) => batch.map(({ key }) => key))).toEqual([["stuck"], ["third"]]);
  });

  it("take what is read from several sockets in one turn of the loop as one", async () => {
    const { flying, batches } = harness();
    await new Promise<void>((done) => {
      // As each socket's bytes are read: one after the other, with the promises of each in between.
      process.nextTick(() => {
        batches.add({ key: "one", number: 0 });
        process.nextTick(() => {
          batches.add({ key: "other", number: 1 });
          setImmediate(done);
        });
      });
    });
    expect(flying.map(({ batch }) => batch.length)).toEqual([2]);
  });

  it("carry one item of a key at a time, however many wait, and hold nobody else up for them", async () => {
    const { flying, landed, add, land } = harness();
    await add(3, () => "ana");
    expect(flying.map(({ batch }) => batch.length)).toEqual([1]);
    await add(8, (index) => `other ${index}`);
    expect(flying.map(({ batch }) => batch.length)).toEqual([1, 8]);
    await land(0);
    await land(0);
    await land(0);
    expect(flying.map(({ batch }) => batch.length)).toEqual([1]);
    await land(0);
    expect(flying).toEqual([]);
    expect(landed.filter(({ key }) => key === "ana").map(({ number }) => number)).toEqual([0, 1, 2]);
    // What has landed is forgotten: the key begins anew.
    await add(1, () => "ana");
    expect(flying).toHaveLength(1);
  });

  it("[DB21] bring every item once, each key's in order, whichever batch lands first", async () => {
    const property = fc.asyncProperty(
      fc.array(fc.constantFrom("ana", "ben", "caro", "dov"), { minLength: 1, maxLength: 60, size: "medium" }),
      fc.infiniteStream(fc.nat()),
      async (keys, picks) => {
        const { flying, landed, add, land } = harness();
        await add(keys.length, (index) => keys[index] ?? "");
        while (flying.length > 0) {
          const inFlight = flying.flatMap(({ batch }) => batch.map(({ key }) => key));
          expect(new Set(inFlight).size).toBe(inFlight.length);
          await land((picks.next().value ?? 0) % flying.length);
          await vi.advanceTimersByTimeAsync(10);
        }
        expect(landed).toHaveLength(keys.length);
        for (const key of new Set(keys)) {
          const numbers = landed.filter((item) => item.key === key).map(({ number }) => number);
          expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
        }
      },
    );
    await fc.assert(property, { numRuns: rounds(50) });
  });
});
