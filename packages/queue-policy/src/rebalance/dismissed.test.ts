import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contactId, userId } from "../testing/routing-world.ts";
import { GROWN_BY_MS, isDismissed, type Proposed } from "./dismissed.ts";

const MINUTE = 60_000;
const THEN: Proposed = {
  contact: contactId(1),
  from: null,
  to: userId(1),
  because: "Q58_in_hand",
  isDanger: false,
  waitedMs: 5 * MINUTE,
};

describe("a proposal that a lead dismissed", () => {
  it.each<[boolean, string, Partial<Proposed>]>([
    [true, "as it was", {}],
    [true, "a little later", { waitedMs: 20 * MINUTE - 1 }],
    [false, "when they wait twice as long and ten minutes more", { waitedMs: 20 * MINUTE }],
    [false, "when danger is found", { isDanger: true }],
    [false, "for another reason", { because: "Q58_had_it_before" }],
    [false, "to somebody else", { to: userId(2) }],
    [false, "of another contact", { contact: contactId(2) }],
    [false, "from whoever has it by now", { from: userId(3) }],
  ])("[Q68] stays away is %s: %s", (stays, _when, given) => {
    expect(isDismissed({ ...THEN, ...given }, [THEN])).toBe(stays);
    expect(isDismissed({ ...THEN, ...given }, [])).toBe(false);
  });

  it("[Q68] stays away when danger that was known is over", () => {
    expect(isDismissed(THEN, [{ ...THEN, isDanger: true }])).toBe(true);
  });

  it("[Q68] comes back at last, however long they had waited, and never before it is the longer", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (waitedMs, more) => {
        const then = { ...THEN, waitedMs };
        expect(isDismissed({ ...then, waitedMs: waitedMs + Math.min(more, GROWN_BY_MS - 1) }, [then])).toBe(
          true,
        );
        expect(isDismissed({ ...then, waitedMs: 2 * waitedMs + GROWN_BY_MS + more }, [then])).toBe(false);
      }),
      { numRuns: rounds(100) },
    );
  });
});
