import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayReach } from "./may-reach.ts";
import { reachThen } from "./reach-then.ts";
import { agreed, facts, NEVER, T0 } from "./testing/sample-facts.ts";

const HOUR = 60 * 60_000;
/** T0 is a Friday, 08:00 UTC. */
const MORNING = [{ days: ["fri"], from: "09:00", until: "11:00" }] as const;
type When = "any_time" | typeof MORNING;
const may = (when: When, validUntil = T0 + 24 * HOUR) =>
  agreed({
    ways: [
      {
        way: "text",
        when: when === "any_time" ? when : when.map((each) => ({ ...each, days: [...each.days] })),
        mayLeaveVoicemail: false,
      },
    ],
    timeZone: "UTC",
    validUntil,
  });
const between = (from: number, until: number) => ({ dueAt: T0 + from * HOUR, until: T0 + until * HOUR });

describe("what would lock a follow-up at its time", () => {
  it("[CP89] is nothing where they may be reached by then", () => {
    expect(reachThen(may("any_time"), "text", between(2, 3))).toEqual({ kind: "open" });
    expect(reachThen(may(MORNING), "text", between(1, 9))).toEqual({ kind: "open" });
  });

  it("[CP89] is that nobody asked, never, another way, or that it has expired by then", () => {
    expect(reachThen(null, "text", between(1, 2))).toEqual({ kind: "not_asked" });
    expect(reachThen(NEVER, "text", between(1, 2))).toEqual({ kind: "never" });
    expect(reachThen(may("any_time"), "call", between(1, 2))).toEqual({ kind: "way_not_agreed" });
    const validUntil = T0 + 2 * HOUR;
    expect(reachThen(may("any_time", validUntil), "text", between(2, 3))).toEqual({
      kind: "expired",
      validUntil,
    });
    expect(reachThen(may("any_time", validUntil), "text", between(1.9, 3))).toEqual({ kind: "open" });
  });

  it("[CP89] is that their hours are closed, with when in its time they open", () => {
    expect(reachThen(may(MORNING), "text", between(0, 2))).toEqual({ kind: "closed", opensAt: T0 + HOUR });
    expect(reachThen(may(MORNING), "text", between(0, 1))).toEqual({ kind: "closed", opensAt: null });
    expect(reachThen(may(MORNING), "text", between(4, 5))).toEqual({ kind: "closed", opensAt: null });
    // They open, and what they said has expired by then.
    expect(reachThen(may(MORNING, T0 + HOUR), "text", between(0, 2))).toMatchObject({ opensAt: null });
  });

  it("[CP82] [CP89] is what the decision of that moment finds, whatever they said", () => {
    const hour = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(fc.constantFrom<When>("any_time", MORNING), hour, hour, (when, from, valid) => {
        const preference = may(when, T0 + valid * HOUR);
        const window = between(from, from + 1);
        const purpose = {
          kind: "follow_up",
          agreedAt: T0,
          from: window.dueAt,
          until: window.until,
          isBegun: false,
        } as const;
        const isOpen = reachThen(preference, "text", window).kind === "open";
        expect(mayReach(facts({ purpose, preference }), window.dueAt).outcome !== "locked").toBe(isOpen);
      }),
    );
  });
});
