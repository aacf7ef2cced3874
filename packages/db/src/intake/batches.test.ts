import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
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

  it("carry one item of a key at a time, however many wait, and hold nobody else up for them", async () => {
    const { flying, landed, add, land } = harness();
    await add(3, () => "ana");
    expect(flying.map(({ batch }) => batch.length)).toEqual([1]);
    await add(2, (index) => `other ${index}`);
    expect(flying.map(({ batch }) => batch.length)).toEqual([1, 2]);
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
      fc.array(fc.constantFrom("ana", "ben", "caro", "dov"), { minLength: 1, maxLength: 60 }),
      fc.infiniteStream(fc.nat()),
      async (keys, picks) => {
        const { flying, landed, add, land } = harness();
        await add(keys.length, (index) => keys[index] ?? "");
        while (flying.length > 0) {
          const inFlight = flying.flatMap(({ batch }) => batch.map(({ key }) => key));
          expect(new Set(inFlight).size).toBe(inFlight.length);
          await land((picks.next().value ?? 0) % flying.length);
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
