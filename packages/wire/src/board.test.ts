import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEvents, EMPTY_BOARD, latestRevision, loadBoard } from "./board.ts";
import { absent, contactId, present, revision, sampleRow } from "./simulation/sample.ts";

describe("the board", () => {
  const two = loadBoard(EMPTY_BOARD, [sampleRow(1, 3), sampleRow(2, 5)]);

  it("[W4] shows the higher version", () => {
    expect(applyEvents(two, [present(1, 4)]).rows.get(contactId(1))?.version).toBe(4);
  });

  it.each([
    ["an older", present(1, 2)],
    ["the same", present(1, 3)],
    ["an older leaving of", absent(1, 3)],
  ])("[W4] drops %s version, and stays the same object", (_name, event) => {
    expect(applyEvents(two, [event])).toBe(two);
  });

  it("[W4] keeps the objects of untouched rows", () => {
    const after = applyEvents(two, [present(1, 4), present(3, 1)]);
    expect(after.rows.get(contactId(2))).toBe(two.rows.get(contactId(2)));
    expect(two.rows.has(contactId(3))).toBe(false);
  });

  it("[W4] remembers what left, so that no older event brings it back", () => {
    const left = applyEvents(two, [absent(1, 6)]);
    expect(left.rows.has(contactId(1))).toBe(false);
    expect(applyEvents(left, [present(1, 5)])).toBe(left);
  });

  it("[W4] remembers the leaving of a contact it never saw", () => {
    const left = applyEvents(EMPTY_BOARD, [absent(7, 2)]);
    expect(applyEvents(left, [present(7, 1)])).toBe(left);
  });

  it("[W4] takes a contact back under a higher version, and forgets that it had left", () => {
    const back = applyEvents(two, [absent(1, 6), present(1, 7)]);
    expect(back.rows.get(contactId(1))?.version).toBe(7);
    expect(back.gone.has(contactId(1))).toBe(false);
  });

  it("[W4] a snapshot forgets who left, and lower versions count again: a restore may have brought them", () => {
    const restored = loadBoard(applyEvents(two, [absent(1, 6)]), [sampleRow(1, 2)]);
    expect(restored.rows.get(contactId(1))?.version).toBe(2);
    expect(restored.rows.has(contactId(2))).toBe(false);
    expect(restored.gone.size).toBe(0);
  });

  it("[W4] a snapshot keeps the objects of rows that say the same, and of no others", () => {
    const again = loadBoard(two, [sampleRow(1, 3), { ...sampleRow(2, 5), lowTrust: true }]);
    expect(again.rows.get(contactId(1))).toBe(two.rows.get(contactId(1)));
    expect(again.rows.get(contactId(2))).toMatchObject({ version: 5, lowTrust: true });
  });

  it("[W4] leaves announcements of revisions to whoever fetches", () => {
    expect(applyEvents(two, [revision(1, 9)])).toBe(two);
  });

  it("[W4] any events in any order, any number of times, give the highest version of each contact", () => {
    const event = fc
      .record({ n: fc.nat(4), version: fc.integer({ min: 1, max: 8 }) })
      // Whether a version is a leaving depends on the version alone: one version says one thing.
      .map(({ n, version }) => ((n + version) % 3 === 0 ? absent(n, version) : present(n, version)));
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 30, size: "medium" }),
        fc.infiniteStream(fc.nat()),
        (events, dice) => {
          const shuffled = [...events, ...events]
            .map((one) => ({ one, key: dice.next().value }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one);
          const once = applyEvents(EMPTY_BOARD, events);
          expect(applyEvents(EMPTY_BOARD, shuffled)).toEqual(once);
          expect(applyEvents(once, shuffled)).toBe(once);
          for (const { id } of events) {
            const newest = events.filter((one) => one.id === id).toSorted((a, b) => b.version - a.version)[0];
            expect(once.rows.get(id) ?? null).toEqual(newest?.row);
          }
        },
      ),
      { numRuns: rounds(300) },
    );
  });
});

describe("revisions", () => {
  it("[W4] the newest of one contact counts, never one below what is known, never another contact's", () => {
    expect(latestRevision(contactId(1), 3, [revision(1, 5), revision(1, 4), revision(2, 9)])).toBe(5);
    expect(latestRevision(contactId(1), 7, [revision(1, 5)])).toBe(7);
  });
});
