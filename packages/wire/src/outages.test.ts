import { ChannelId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEvents, EMPTY_BOARD, latestRevision } from "./board.ts";
import type { ChannelEvent } from "./event.ts";
import { applyOutages, loadOutages, NO_OUTAGES } from "./outages.ts";
import { contactId, present } from "./simulation/sample.ts";

const channel = (n: number): ChannelId => ChannelId.parse(`sms-${n}`);

/** Odd versions are outages, even ones recoveries, so that one version says one thing. */
const told = (n: number, version: number): ChannelEvent => ({
  kind: "channel",
  id: channel(n),
  version,
  down: version % 2 === 1 ? { since: version * 1000, reason: "unreachable" } : null,
});

describe("which channels work", () => {
  it("[W15] a channel goes down and comes back under rising versions", () => {
    const down = applyOutages(NO_OUTAGES, [told(1, 1)]);
    expect(down.get(channel(1))?.down).toEqual({ since: 1000, reason: "unreachable" });
    expect(applyOutages(down, [told(1, 2)]).get(channel(1))?.down).toBeNull();
  });

  it.each([
    ["an older", told(1, 2)],
    ["the same", told(1, 3)],
  ])("[W15] drops %s version, and stays the same object", (_name, event) => {
    const known = loadOutages([{ id: channel(1), version: 3, down: { since: 7, reason: "line" } }]);
    expect(applyOutages(known, [event])).toBe(known);
  });

  it("[W15] a snapshot counts whatever was known: a restore may have brought lower versions", () => {
    const known = loadOutages([{ id: channel(1), version: 0, down: null }]);
    expect(applyOutages(known, [told(1, 1)]).get(channel(1))?.version).toBe(1);
    expect(loadOutages([]).size).toBe(0);
  });

  it("[W4] contacts and channels share a stream and leave each other alone", () => {
    expect(applyOutages(NO_OUTAGES, [present(1, 4)])).toBe(NO_OUTAGES);
    expect(applyEvents(EMPTY_BOARD, [told(1, 1)])).toBe(EMPTY_BOARD);
    expect(latestRevision(contactId(1), 3, [told(1, 9)])).toBe(3);
  });

  it("[W4] any events in any order, any number of times, give the highest version of each channel", () => {
    const event = fc
      .record({ n: fc.nat(3), version: fc.integer({ min: 1, max: 8 }) })
      .map(({ n, version }) => told(n, version));
    const shuffled = fc
      .array(event, { maxLength: 30, size: "medium" })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([events, again]) => {
        const once = applyOutages(NO_OUTAGES, events);
        expect(applyOutages(NO_OUTAGES, again)).toEqual(once);
        expect(applyOutages(once, again)).toBe(once);
        for (const { id } of events) {
          const newest = Math.max(...events.filter((one) => one.id === id).map(({ version }) => version));
          expect(once.get(id)?.version).toBe(newest);
        }
      }),
      { numRuns: rounds(300) },
    );
  });
});
