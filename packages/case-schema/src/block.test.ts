import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BLOCK_MAX_MS,
  BLOCK_REVIEW_MS,
  BLOCK_REVIEW_NOTICE_MS,
  blockEndsAt,
  blockTerms,
  heardThroughBlock,
  isReviewDue,
  ONE_LEAD_BLOCK_MS,
  type BlockTimes,
} from "./block.ts";
import { Lane } from "./lane.ts";

const numRuns = rounds(300);
const DAY_MS = 86_400_000;
const NOW = 1_800_000_000_000;
const longest = 90 * DAY_MS;

describe("how long somebody may block", () => {
  it("is 24 hours for one lead, whatever is asked for and allowed", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer(), fc.integer({ min: 1, max: 400 * DAY_MS }), fc.double()),
        fc.integer({ min: 0, max: 1000 * DAY_MS }),
        fc.boolean(),
        (askedMs, longestMs, isShared) => {
          const terms = blockTerms(askedMs, { longestMs, isShared });
          fc.pre(terms.kind === "terms");
          expect(isShared).toBe(false);
          expect(terms.heldMs).toBeGreaterThan(0);
          expect(terms.heldMs).toBeLessThanOrEqual(ONE_LEAD_BLOCK_MS);
          expect(terms.proposedMs === null).toBe(askedMs <= ONE_LEAD_BLOCK_MS);
          expect(terms.proposedMs ?? 0).toBeLessThanOrEqual(Math.max(0, longestMs));
          expect(terms.proposedMs ?? 0).toBeLessThanOrEqual(BLOCK_MAX_MS);
        },
      ),
      { numRuns },
    );
  });

  it.each<[number, boolean, object]>([
    [1, false, { kind: "terms", heldMs: 1, proposedMs: null }],
    [DAY_MS, false, { kind: "terms", heldMs: DAY_MS, proposedMs: null }],
    [DAY_MS + 1, false, { kind: "terms", heldMs: DAY_MS, proposedMs: DAY_MS + 1 }],
    [longest, false, { kind: "terms", heldMs: DAY_MS, proposedMs: longest }],
    [longest + 1, false, { kind: "refused", problem: "too_long" }],
    [0, false, { kind: "refused", problem: "no_time" }],
    [Number.NaN, false, { kind: "refused", problem: "no_time" }],
    [1, true, { kind: "refused", problem: "shared_line" }],
  ])("%d ms, on a shared line: %s", (askedMs, isShared, terms) => {
    expect(blockTerms(askedMs, { longestMs: longest, isShared })).toEqual(terms);
  });
});

const times = fc.record({
  until: fc.integer({ min: NOW, max: NOW + DAY_MS }),
  longer: fc.option(
    fc.record({
      until: fc.integer({ min: NOW + DAY_MS + 1, max: NOW + BLOCK_MAX_MS }),
      agreedAt: fc.option(fc.integer({ min: NOW, max: NOW + DAY_MS }), { nil: null }),
    }),
    { nil: null },
  ),
  reviewedAt: fc.option(fc.integer({ min: NOW, max: NOW + BLOCK_MAX_MS }), { nil: null }),
  endedAt: fc.constant(null),
}) satisfies fc.Arbitrary<BlockTimes>;

describe("when a block ends", () => {
  it("is within a day unless a second lead agreed, and within 30 days of the last time somebody looked at it", () => {
    fc.assert(
      fc.property(times, (block) => {
        const agreedAt = block.longer?.agreedAt ?? null;
        const latest =
          agreedAt === null
            ? block.until
            : Math.min(block.longer?.until ?? 0, Math.max(agreedAt, block.reviewedAt ?? 0) + BLOCK_REVIEW_MS);
        expect(blockEndsAt(block)).toBe(latest);
      }),
      { numRuns },
    );
  });

  it("is when it was ended, whatever else was agreed", () => {
    fc.assert(
      fc.property(times, fc.integer({ min: NOW, max: NOW + DAY_MS }), (block, endedAt) => {
        expect(blockEndsAt({ ...block, endedAt })).toBe(endedAt);
        expect(isReviewDue({ ...block, endedAt }, endedAt - 1)).toBe(false);
      }),
      { numRuns },
    );
  });

  it("is asked about in the week before it would end for want of a review, and not where it ends anyway", () => {
    const block = {
      until: NOW + DAY_MS,
      longer: { until: NOW + 90 * DAY_MS, agreedAt: NOW },
      reviewedAt: null,
      endedAt: null,
    };
    const endsAt = NOW + BLOCK_REVIEW_MS;
    expect(isReviewDue(block, endsAt - BLOCK_REVIEW_NOTICE_MS - 1)).toBe(false);
    expect(isReviewDue(block, endsAt - BLOCK_REVIEW_NOTICE_MS)).toBe(true);
    expect(isReviewDue(block, endsAt)).toBe(false);
    expect(isReviewDue({ ...block, reviewedAt: endsAt - 1 }, endsAt - 1)).toBe(false);
    expect(isReviewDue({ ...block, longer: { ...block.longer, until: endsAt } }, endsAt - 1)).toBe(false);
    expect(isReviewDue({ ...block, longer: null }, block.until - 1)).toBe(false);
  });
});

describe("what is heard through a block", () => {
  const nothing = { danger: null, raise: null, unreadable: false };

  it.each(Lane.options)(
    "a word of the lane %s: danger to life, a crisis and a minor, and nothing else",
    (lane) => {
      const raise = { lane, reason: "words:list:1:entry" } as const;
      const isHeard = ["life_threat", "crisis", "minor_mentioned"].includes(lane);
      expect(heardThroughBlock({ ...nothing, raise })).toBe(isHeard ? "words:list:1:entry" : null);
    },
  );

  it("danger above all, and what nobody could read", () => {
    const raise = { lane: "crisis", reason: "form:danger" } as const;
    expect(heardThroughBlock({ ...nothing, danger: "said_so", raise })).toBe("danger:said_so");
    expect(heardThroughBlock({ ...nothing, unreadable: true })).toBe("unreadable");
    expect(heardThroughBlock(nothing)).toBeNull();
  });

  it("who calls for a person by HELP, and STOP alone, which could be danger; not START or YES", () => {
    expect(heardThroughBlock({ ...nothing, keyword: "help" })).toBe("keyword:help");
    expect(heardThroughBlock({ ...nothing, keyword: "opt_out" })).toBe("keyword:opt_out");
    for (const keyword of ["opt_in", "yes", null] as const)
      expect(heardThroughBlock({ ...nothing, keyword })).toBeNull();
  });
});
