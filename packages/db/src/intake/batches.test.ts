import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openBatches } from "./batches.ts";

interface Item {
  readonly lane: string;
  readonly number: number;
}

/** Batches that stay in flight until they are let land. */
function harness() {
  const flying: { readonly batch: readonly Item[]; readonly land: () => void }[] = [];
  const landed: Item[] = [];
  const batches = openBatches<Item>({
    laneOf: ({ lane }) => lane,
    run: async (batch) => {
      await new Promise<void>((land) => flying.push({ batch, land }));
      landed.push(...batch);
    },
  });
  const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    flying,
    landed,
    add: async (count: number, laneOf: (index: number) => string): Promise<void> => {
      for (let number = 0; number < count; number += 1) batches.add({ lane: laneOf(number), number });
      await settled();
    },
    land: async (index: number): Promise<void> => {
      flying.splice(index, 1)[0]?.land();
      await settled();
    },
  };
}

describe("batches", () => {
  it("share out what came at once, so that one is sealed while others are stored", async () => {
    const { flying, add } = harness();
    await add(60, String);
    expect(flying.map(({ batch }) => batch.length)).toEqual([30, 30]);
  });

  it("do not share out a few, whose batches would cost more than they save", async () => {
    const { flying, add } = harness();
    await add(16, String);
    expect(flying.map(({ batch }) => batch.length)).toEqual([16]);
  });

  it("never carry one key twice at once, and keep its order", async () => {
    const { flying, landed, add, land } = harness();
    await add(1, () => "ana");
    await add(3, () => "ana");
    expect(flying).toHaveLength(1);
    await land(0);
    expect(flying.map(({ batch }) => batch.length)).toEqual([3]);
    await land(0);
    expect(landed.map(({ number }) => number)).toEqual([0, 0, 1, 2]);
  });

  it("[DB21] bring every item once, each key's in order, whichever batch lands first", async () => {
    const property = fc.asyncProperty(
      fc.array(fc.constantFrom("ana", "ben", "caro", "dov"), { minLength: 1, maxLength: 60 }),
      fc.infiniteStream(fc.nat()),
      async (lanes, picks) => {
        const { flying, landed, add, land } = harness();
        await add(lanes.length, (index) => lanes[index] ?? "");
        while (flying.length > 0) await land((picks.next().value ?? 0) % flying.length);
        expect(landed).toHaveLength(lanes.length);
        for (const key of new Set(lanes)) {
          const numbers = landed.filter(({ lane }) => lane === key).map(({ number }) => number);
          expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
        }
      },
    );
    await fc.assert(property, { numRuns: rounds(50) });
  });
});
