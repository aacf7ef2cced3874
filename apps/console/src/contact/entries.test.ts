import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntryData } from "./contact-documents.ts";
import { said } from "./entry.fixture.ts";
import { byDay, inOrder, knownVersion, mergeEntries, type Entries } from "./entries.ts";

const entry = (id: string, facts: Partial<EntryData> = {}): EntryData =>
  said({ id, text: "words", ...facts });

describe("what was said in a contact", () => {
  it("takes a newer version of an entry and keeps its place", () => {
    const before = mergeEntries(new Map(), [
      entry("a", { at: 1, kind: "outbound", sendState: "queued", version: 2 }),
      entry("b", { at: 2, version: 3 }),
    ]);
    const after = inOrder(
      mergeEntries(before, [entry("a", { at: 1, kind: "outbound", sendState: "sent", version: 4 })]),
    );
    expect(after.map(({ id, sendState }) => [id, sendState])).toEqual([
      ["a", "sent"],
      ["b", null],
    ]);
  });

  it("never goes back to an older version", () => {
    const before = mergeEntries(new Map(), [entry("a", { version: 5, text: null })]);
    expect(mergeEntries(before, [entry("a", { version: 4 })]).get("a")?.text).toBeNull();
  });

  it("is known up to its newest version, and to none when it is empty", () => {
    expect(knownVersion(new Map())).toBe(0);
    expect(
      knownVersion(mergeEntries(new Map(), [entry("a", { version: 3 }), entry("b", { version: 7 })])),
    ).toBe(7);
  });

  it("is split by day, in order", () => {
    const monday = new Date(2026, 10, 23, 23, 59).getTime();
    const tuesday = new Date(2026, 10, 24, 0, 1).getTime();
    const days = byDay([
      entry("a", { at: monday }),
      entry("b", { at: tuesday }),
      entry("c", { at: tuesday }),
    ]);
    expect(days.map(({ entries }) => entries.map(({ id }) => id))).toEqual([["a"], ["b", "c"]]);
  });

  it("ends up the same however the answers come in, and however often", () => {
    // The same version of an entry says the same thing.
    const versions = fc.array(
      fc
        .record({ id: fc.constantFrom("a", "b", "c"), version: fc.integer({ min: 1, max: 9 }) })
        .map(({ id, version }) => entry(id, { version, at: version, text: `${id}${version}` })),
      { maxLength: 20, size: "medium" },
    );
    const shuffled = versions.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([all, again]) => {
        const once = mergeEntries(new Map(), all);
        const oneByOne = again.reduce<Entries>((known, each) => mergeEntries(known, [each]), new Map());
        expect(inOrder(oneByOne)).toEqual(inOrder(once));
      }),
      { numRuns: rounds(300) },
    );
  });
});
