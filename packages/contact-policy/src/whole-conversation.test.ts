import { UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterEvent, NO_CONVERSATION } from "./conversation.ts";
import { afterDanger, NO_DANGER, type DangerEvent } from "./danger.ts";
import { mayReach } from "./may-reach.ts";
import { optOutOf, type OptOutEvent } from "./opt-out.ts";
import { agreed, facts, MINUTE, T0 } from "./testing/sample-facts.ts";

type Deed =
  | { readonly kind: "wait"; readonly minutes: number }
  | { readonly kind: "clock_stepped"; readonly minutes: number }
  | { readonly kind: "they_write" | "we_try" | "stop" | "start" | "danger_word" | "check_word" | "crash" }
  | { readonly kind: "confirm" | "confirm_over"; readonly by: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("wait" as const), minutes: fc.nat(12) }) },
  fc.record({ kind: fc.constant("clock_stepped" as const), minutes: fc.integer({ min: -90, max: 90 }) }),
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom("they_write" as const, "we_try" as const, "we_try" as const, "we_try" as const),
    }),
  },
  fc.record({
    kind: fc.constantFrom("stop", "start", "danger_word", "check_word", "crash"),
  }) as fc.Arbitrary<Deed>,
  fc.record({ kind: fc.constantFrom("confirm" as const, "confirm_over" as const), by: fc.nat(2) }),
);

const user = (n: number): UserId => UserId.parse(`00000000-0000-7000-8000-00000000000${n + 1}`);

/** A text conversation as a store would keep it: states moved by events, and nothing sent that is not allowed. */
function story() {
  let [time, skew, entry] = [T0, 0, 0];
  let conversation = NO_CONVERSATION;
  let danger = NO_DANGER;
  const words: OptOutEvent[] = [];
  const now = (): number => time + skew;
  const heard = (kind: OptOutEvent["kind"]): void => {
    entry += 1;
    conversation = afterEvent(conversation, { kind: "heard", entry, at: now(), saidAt: null });
    // The store dates no word before the one before it: there it is the order of arrival that counts.
    words.push({ kind, entry, at: entry, saidAt: null });
  };
  const bears = (event: DangerEvent): void => {
    danger = afterDanger(danger, event);
  };
  const decide = () =>
    mayReach(
      facts({ conversation, danger, optOut: optOutOf(words), preference: agreed({ validUntil: T0 * 2 }) }),
      now(),
    );
  return {
    decide,
    inDanger: (): boolean => danger.holds,
    does: (each: Deed): boolean => {
      // Whatever is done is done by a process that first keeps what time alone has done.
      conversation = afterEvent(conversation, { kind: "clock", at: now() });
      if (each.kind === "wait") time += each.minutes * MINUTE;
      else if (each.kind === "clock_stepped") skew += each.minutes * MINUTE;
      else if (each.kind === "they_write") heard("message");
      else if (each.kind === "stop") heard("stop_word");
      else if (each.kind === "start") heard("start_word");
      else if (each.kind === "danger_word") {
        heard("message");
        bears({ kind: "danger_word", at: now() });
      } else if (each.kind === "check_word") {
        heard("message");
        bears({ kind: "check_word", at: now(), agreedAt: 0 });
      } else if (each.kind === "confirm") {
        conversation = afterEvent(conversation, { kind: "confirmed", at: now(), by: user(each.by) });
      } else if (each.kind === "confirm_over") {
        bears({ kind: "confirmed_over", at: now(), by: user(each.by) });
      } else if (each.kind === "crash") {
        conversation = JSON.parse(JSON.stringify(conversation)) as typeof conversation;
      } else if (decide().outcome === "allowed") {
        entry += 1;
        conversation = afterEvent(conversation, { kind: "left", entry, at: now() });
        return true;
      }
      return false;
    },
  };
}

const isLockedBySilence = ({ decide }: ReturnType<typeof story>): boolean => {
  const decision = decide();
  return decision.outcome === "locked" && decision.locks.some(({ name }) => name === "silence");
};
const THEIRS = new Set<Deed["kind"]>(["they_write", "stop", "start", "danger_word", "check_word"]);

describe("a whole conversation, with crashes and a clock that is set forward and back", () => {
  it("[CP5] [CP50] [CP64] sends nothing in danger, nor after a STOP before they write again", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60, size: "medium" }), (deeds) => {
        const told = story();
        let isStopped = false;
        for (const each of deeds) {
          const inDanger = told.inDanger();
          const left = told.does(each);
          expect(left && (inDanger || isStopped)).toBe(false);
          if (THEIRS.has(each.kind)) isStopped = each.kind === "stop";
        }
      }),
      { numRuns: rounds(600) },
    );
  });

  it("[CP20] [CP25] [CP26] once seen locked by silence, it is until they write; and never when they wrote last", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60, size: "medium" }), (deeds) => {
        const told = story();
        let [wasLocked, wroteLast] = [false, false];
        for (const each of deeds) {
          const left = told.does(each);
          if (THEIRS.has(each.kind)) [wasLocked, wroteLast] = [false, true];
          if (left) wroteLast = false;
          const isLocked = isLockedBySilence(told);
          expect(wasLocked && !isLocked).toBe(false);
          expect(wroteLast && isLocked).toBe(false);
          // What was seen is kept by the next deed, before the clock can be put back.
          if (isLocked && each.kind !== "clock_stepped") wasLocked = true;
        }
      }),
      { numRuns: rounds(600) },
    );
  });

  it("[CP3] [CP5] [CP34] who wrote last can be sent a check at least, but for the three that hold", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60, size: "medium" }), (deeds) => {
        const told = story();
        let last: Deed["kind"] | null = null;
        for (const each of deeds) {
          const left = told.does(each);
          if (THEIRS.has(each.kind)) last = each.kind;
          else if (left) last = null;
          const mayBeLocked = last === null || last === "stop" || told.inDanger();
          expect(told.decide().outcome === "locked" && !mayBeLocked).toBe(false);
        }
      }),
      { numRuns: rounds(600) },
    );
  });

  it("[CP21] [CP24] texts nobody who has been silent for 15 minutes, by a clock that is right", () => {
    const honest = deed.filter(({ kind }) => kind !== "clock_stepped");
    fc.assert(
      fc.property(fc.array(honest, { maxLength: 60, size: "medium" }), (deeds) => {
        const told = story();
        let elapsed: number | null = null;
        for (const each of deeds) {
          const left = told.does(each);
          expect(left && elapsed !== null && elapsed >= 15).toBe(false);
          if (THEIRS.has(each.kind)) elapsed = null;
          else if (left) elapsed ??= 0;
          else if (each.kind === "wait" && elapsed !== null) elapsed += each.minutes;
        }
      }),
      { numRuns: rounds(600) },
    );
  });
});
