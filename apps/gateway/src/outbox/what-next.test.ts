import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pauseMs, whatNext } from "./what-next.ts";

const NOW = 1_000_000;
const fresh = { attempt: 1, goodUntil: null };

describe("what is recorded of a hand-over", () => {
  it("an accepted message is sent, or delivered when the provider says so at once", () => {
    expect(whatNext({ kind: "accepted", delivered: false }, fresh, NOW)).toEqual({
      outcome: { state: "sent" },
    });
    expect(whatNext({ kind: "accepted", delivered: true }, fresh, NOW)).toEqual({
      outcome: { state: "delivered" },
    });
  });

  it("a rejected message has failed, with the reason as a code", () => {
    expect(whatNext({ kind: "rejected", reason: "opted_out" }, fresh, NOW)).toEqual({
      outcome: { state: "failed" },
      reason: "opted_out",
    });
  });

  it("[CH6] an unknown message is never given a time to be sent again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.option(fc.integer()), (attempt, goodUntil) => {
        expect(whatNext({ kind: "unknown" }, { attempt, goodUntil }, NOW)).toEqual({
          outcome: { state: "unknown" },
        });
      }),
    );
  });

  it("a retry waits as long as the provider asks, and longer each time when it asks for little", () => {
    expect(whatNext({ kind: "retry", afterMs: 90_000 }, fresh, NOW)).toEqual({
      outcome: { retryAt: NOW + 90_000 },
    });
    expect(whatNext({ kind: "retry", afterMs: 1 }, { attempt: 4, goodUntil: null }, NOW)).toEqual({
      outcome: { retryAt: NOW + 8000 },
    });
    const pauses = Array.from({ length: 200 }, (_, index) => pauseMs(index + 1));
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses.at(-1)).toBe(600_000);
  });

  it("[G22] what goes stale is tried to the end of its time, with pauses of at most 15 seconds", () => {
    const goodUntil = NOW + 120_000;
    const tries = [NOW];
    for (let attempt = 1; ; attempt += 1) {
      const { outcome } = whatNext(
        { kind: "retry", afterMs: 0 },
        { attempt, goodUntil },
        tries.at(-1) ?? NOW,
      );
      if (!("retryAt" in outcome)) break;
      tries.push(outcome.retryAt);
    }
    const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? at));
    expect(pauses.slice(0, 5)).toEqual([1000, 2000, 4000, 8000, 15_000]);
    expect(Math.max(...pauses)).toBe(15_000);
    expect(goodUntil - (tries.at(-1) ?? 0)).toBeLessThan(15_000);
  });

  it.each([1e15, Number.POSITIVE_INFINITY, Number.NaN])(
    "a retry that a provider wants after %d ms comes within the hour all the same",
    (afterMs) => {
      const { outcome } = whatNext({ kind: "retry", afterMs }, fresh, NOW);
      if (!("retryAt" in outcome)) throw new Error("it was given up");
      expect(outcome.retryAt).toBeGreaterThan(NOW);
      expect(outcome.retryAt).toBeLessThanOrEqual(NOW + 3_600_000);
    },
  );

  it("a retry never comes after the message's validity: it comes back as not sent", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: NOW, max: NOW + 1_000_000 }),
        (afterMs, attempt, goodUntil) => {
          const { outcome, reason } = whatNext({ kind: "retry", afterMs }, { attempt, goodUntil }, NOW);
          const inTime = "retryAt" in outcome && outcome.retryAt <= goodUntil;
          const givenUp = "state" in outcome && outcome.state === "failed" && reason === "too_late";
          expect([inTime, givenUp]).toContain(true);
        },
      ),
    );
  });
});
