import type { UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";

let store: TestStore;
let by: UserId;
beforeAll(async () => {
  store = await testStore();
  by = await sampleStaff(store, "Alex", "administrator");
});
afterAll(async () => store.close());

async function versions(name: string): Promise<readonly unknown[]> {
  const client = await rawClient(store.connection);
  const { rows } = await client.query("select version, value from setting where name = $1 order by version", [
    name,
  ]);
  await client.end();
  return rows.map(({ version, value }: { version: number; value: unknown }) => [version, value]);
}

describe("a hotline's settings", () => {
  it("[DB9] number their versions without a gap when several administrators change one at once", async () => {
    const values = Array.from({ length: 8 }, (_, index) => (index + 1) * 1_000);
    await Promise.all(values.map(async (value) => store.settings.change("returnCodeValidMs", value, by)));
    const kept = await versions("returnCodeValidMs");
    expect(kept.map((row) => (row as unknown[])[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await store.settings.read()).returnCodeValidMs).toBe((kept.at(-1) as unknown[])[1]);
  });

  it("are whole: part of the targets is none", async () => {
    const { voice } = DEFAULT_SETTINGS.targets;
    expect(await store.settings.change("targets", { voice }, by)).toEqual({ kind: "invalid" });
    expect(await store.settings.change("targets", { ...DEFAULT_SETTINGS.targets, fax: 1 }, by)).toEqual({
      kind: "invalid",
    });
    expect(await versions("targets")).toEqual([]);
    const targets = { ...DEFAULT_SETTINGS.targets, voice: 1 };
    expect(await store.settings.change("targets", targets, by)).toEqual({ kind: "changed" });
    expect((await store.settings.read()).targets).toEqual(targets);
  });

  it("take a whole number of milliseconds above nothing, and no other", async () => {
    const value = fc.oneof(
      fc.integer({ min: 1, max: 2 ** 40 }),
      fc.integer({ min: -(2 ** 40), max: 0 }),
      fc.double(),
      fc.constantFrom(undefined, null, "60000", true, [], {}, Number.MAX_SAFE_INTEGER + 1),
    );
    await fc.assert(
      fc.asyncProperty(value, async (given) => {
        const before = (await store.settings.read()).reopenWithinMs;
        const right = typeof given === "number" && Number.isSafeInteger(given) && given > 0;
        expect(await store.settings.change("reopenWithinMs", given, by)).toEqual({
          kind: right ? "changed" : "invalid",
        });
        expect((await store.settings.read()).reopenWithinMs).toBe(right ? given : before);
      }),
      { numRuns: rounds(40) },
    );
  });

  it("of a newer release are read past, so that an older one still starts", async () => {
    const client = await rawClient(store.connection);
    await client.query("select from add_setting('fromTheFuture', '{\"any\": 1}', $1, 0)", [by]);
    await client.end();
    expect(Object.keys(await store.settings.read()).toSorted()).toEqual(
      Object.keys(DEFAULT_SETTINGS).toSorted(),
    );
  });

  it("belong to somebody: nobody's change is refused and changes nothing", async () => {
    const before = await store.settings.read();
    await expect(
      store.settings.change("reopenWithinMs", 5_000, crypto.randomUUID() as UserId),
    ).rejects.toMatchObject({ constraint: "setting_by_id_fkey" });
    expect(await store.settings.read()).toEqual(before);
  });
});
