import { TARGET_MOST_MS, type UserId } from "@holdfast/case-schema";
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

  it("[DB93] change after the version that was seen, or not at all, and keep every version with who and when", async () => {
    const [one, other] = [5_000, 6_000];
    const both = await Promise.all(
      [one, other].map(async (value) => store.settings.change("sendDelayMs", value, by, 0)),
    );
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["changed", "changed_meanwhile"]);
    expect(await store.settings.change("sendDelayMs", 7_000, by, 1)).toEqual({ kind: "changed" });
    expect(await store.settings.change("sendDelayMs", 8_000, by, 1)).toEqual({ kind: "changed_meanwhile" });
    const history = await store.settings.history("sendDelayMs");
    expect(history.map(({ version, by: who, value }) => [version, who.name, value])).toEqual([
      [2, "Alex", 7_000],
      [1, "Alex", both[0]?.kind === "changed" ? one : other],
    ]);
    expect((await store.settings.read()).versions?.sendDelayMs).toBe(2);
  });

  it("say where they are wrong, and never with what", async () => {
    const entry = { id: "one", words: "Somebody's own words", lane: "urgent" };
    const refused = await store.settings.change(
      "wordLists",
      [{ id: "crisis", language: "en", entries: [entry] }],
      by,
    );
    expect(refused).toEqual({ kind: "invalid", problems: ["0.entries.0.lane: invalid_value"] });
  });

  it("are whole: part of the targets is none", async () => {
    const { voice } = DEFAULT_SETTINGS.targets;
    expect(await store.settings.change("targets", { voice }, by)).toMatchObject({ kind: "invalid" });
    expect(await store.settings.change("targets", { ...DEFAULT_SETTINGS.targets, fax: 1 }, by)).toMatchObject(
      {
        kind: "invalid",
      },
    );
    const tooLong = { ...DEFAULT_SETTINGS.targets, email: TARGET_MOST_MS + 1 };
    expect(await store.settings.change("targets", tooLong, by)).toEqual({
      kind: "invalid",
      problems: ["email: too_big"],
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
        expect(await store.settings.change("reopenWithinMs", given, by)).toMatchObject({
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
      [...Object.keys(DEFAULT_SETTINGS), "unread", "versions"].toSorted(),
    );
  });

  it("[DB93] that this release cannot read count as delivered, one by one, and stop nothing", async () => {
    const client = await rawClient(store.connection);
    const keep = (name: string, value: string) =>
      client.query("select add_setting($1, $2::jsonb, $3, 0) as version", [name, value, by]);
    await keep("sendDelayMs", "7000");
    await keep("wordLists", '[{"id": "x", "language": "tlh", "entries": []}]');
    await keep("emergencyCentres", '[{"id": "fairfield", "name": "Fairfield", "place": "Fairfield"}]');
    const { sendDelayMs, wordLists, ...rest } = await store.settings.read();
    // Said by name: an empty list of whoever sends help is not what the house kept.
    expect([rest.emergencyCentres, rest.unread]).toEqual([[], ["emergencyCentres", "wordLists"]]);
    expect({ sendDelayMs, wordLists }).toEqual({
      sendDelayMs: 7000,
      wordLists: DEFAULT_SETTINGS.wordLists,
    });
    // It can be changed after the version that is there.
    const seen = rest.versions?.wordLists;
    expect(seen).toBeGreaterThan(0);
    expect(await store.settings.change("wordLists", [], by, seen)).toEqual({ kind: "changed" });
    expect((await store.settings.read()).wordLists).toEqual([]);
    await client.end();
  });

  it("belong to somebody: nobody's change is refused and changes nothing", async () => {
    const before = await store.settings.read();
    await expect(
      store.settings.change("reopenWithinMs", 5_000, crypto.randomUUID() as UserId),
    ).rejects.toMatchObject({ constraint: "setting_by_id_fkey" });
    expect(await store.settings.read()).toEqual(before);
  });
});
