import { HandsSign, Medium, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterEvent, NO_CONVERSATION, type ConversationState } from "./conversation.ts";
import type { ConversationEvent } from "./conversation-event.ts";
import { handsAt, type Hands } from "./hands.ts";

const MINUTE = 60_000;
const T0 = 1_800_000_000_000;
const DANA = UserId.parse("00000000-0000-7000-8000-000000000001");
const min = (minutes: number): number => T0 + minutes * MINUTE;
const heard = (entry: number, minutes: number, said: number | null = null): ConversationEvent => ({
  kind: "heard",
  entry,
  at: min(minutes),
  saidAt: said === null ? null : min(said),
});
const left = (entry: number, minutes: number): ConversationEvent => ({
  kind: "left",
  entry,
  at: min(minutes),
});
const reopened = (entry: number, minutes: number): ConversationEvent => ({
  kind: "reopened",
  entry,
  at: min(minutes),
});
const plain = (kind: "number_reassigned" | "exploiter_mark_taken_back") => (minutes: number) =>
  ({ kind, at: min(minutes) }) as const;
const reassigned = plain("number_reassigned");
const marked = (minutes: number, entry = 2): ConversationEvent => ({
  kind: "exploiter_marked",
  entry,
  at: min(minutes),
});
const unmarked = plain("exploiter_mark_taken_back");
const confirmed = (minutes: number): ConversationEvent => ({ kind: "confirmed", at: min(minutes), by: DANA });
const after = (...events: readonly ConversationEvent[]): ConversationState =>
  events.reduce(afterEvent, NO_CONVERSATION);
const hands = (state: ConversationState, minutes: number, medium: Medium = "text"): Hands =>
  handsAt(state.hands, medium, min(minutes));
const signs = (state: ConversationState, minutes: number, medium: Medium = "text"): readonly HandsSign[] =>
  hands(state, minutes, medium).signs.map(({ sign }) => sign);

const talking = after(heard(1, 0), left(2, 1), heard(3, 2));

describe("whose hands a device is in", () => {
  it("[CP30] is nobody's question before we have spoken with somebody", () => {
    expect(signs(after(heard(1, 0), heard(2, 8)), 60)).toEqual([]);
    const waited = after(heard(1, 0), heard(2, 8), left(3, 20));
    expect(signs(waited, 24.99)).toEqual([]);
    expect(signs(waited, 25)).toEqual(["silence"]);
    expect(signs(afterEvent(waited, heard(4, 21)), 22)).toEqual([]);
  });

  it("[CP30] is asked after five minutes without a message of theirs, whoever kept whom waiting", () => {
    expect(signs(talking, 6.99)).toEqual([]);
    expect(signs(talking, 7)).toEqual(["silence"]);
    const ours = after(heard(1, 0), left(2, 1), heard(3, 2), left(4, 3));
    expect(signs(ours, 6.99)).toEqual([]);
    expect(signs(ours, 7)).toEqual(["silence"]);
  });

  it("[CP30] stays asked when they are back, until somebody confirms", () => {
    const back = afterEvent(talking, heard(4, 30));
    expect(signs(back, 30)).toEqual(["silence"]);
    expect(hands(back, 31).signs[0]?.since).toBe(min(7));
    expect(signs(afterEvent(back, confirmed(31)), 32)).toEqual([]);
    expect(signs(afterEvent(back, confirmed(31)), 36)).toEqual(["silence"]);
  });

  it("[CP30] is no matter of silence where letters are answered in days", () => {
    for (const medium of ["email", "voice", "form"] as const)
      expect(signs(afterEvent(talking, heard(4, 30)), 31, medium)).toEqual([]);
  });

  it("[CP31] [CP32] is asked when a conversation is opened again, and when a number is another's, on every medium", () => {
    for (const medium of Medium.options) {
      expect(signs(after(reopened(9, 0), heard(9, 0)), 1, medium)).toEqual(["reopened"]);
      expect(signs(after(heard(9, 0), reassigned(1)), 1, medium)).toEqual(["number_reassigned"]);
    }
  });

  it("[CP33] a mark is for somebody to make and to take back, and no confirming takes it away", () => {
    const suspect = after(heard(1, 0), marked(1));
    expect(hands(afterEvent(suspect, confirmed(2)), 3)).toMatchObject({
      isConfirmed: true,
      withholds: ["history", "suggestions", "facts"],
      signs: [{ sign: "may_be_exploiter", since: min(1), rule: "CP33" }],
    });
    expect(hands(afterEvent(suspect, unmarked(2)), 3)).toEqual({
      isConfirmed: true,
      withholds: [],
      withholdBefore: null,
      signs: [],
      foldBefore: null,
    });
  });

  it("[CP33] a mark withholds what stands before it in the conversation, whatever the clocks say, and folds nothing less", () => {
    const suspect = after(heard(1, 2), left(2, 2), marked(1, 3), heard(4, 0));
    expect(hands(suspect, 3)).toMatchObject({ withholdBefore: 3, foldBefore: null });
    expect(hands(afterEvent(suspect, marked(8, 9)), 8).withholdBefore).toBe(3);
    const doubtful = afterEvent(suspect, reopened(6, 9));
    expect(hands(doubtful, 9)).toMatchObject({ withholdBefore: 3, foldBefore: 6 });
    expect(hands(afterEvent(doubtful, unmarked(10)), 10)).toMatchObject({
      withholdBefore: null,
      foldBefore: 6,
    });
  });

  it("[CP33] [CP34] every sign asks somebody for something, the gravest first", () => {
    const all = after(heard(1, 0), left(2, 1), reopened(3, 2), reassigned(3), marked(4));
    expect(
      hands(all, 30).signs.map(({ sign, rule, asks }) => [sign, rule, asks.map(({ to }) => to)]),
    ).toEqual([
      ["may_be_exploiter", "CP33", ["tell_no_facts", "look_at_it"]],
      ["number_reassigned", "CP32", ["ask_check_question", "confirm_same_person"]],
      ["reopened", "CP31", ["ask_check_question", "confirm_same_person"]],
      ["silence", "CP30", ["ask_check_question", "confirm_same_person"]],
    ]);
    expect(hands(all, 30).signs.map(({ sign }) => sign)).toEqual([...HandsSign.options]);
    expect(hands(all, 30).signs[0]?.asks.map(({ whom }) => whom)).toEqual(["holder", "shift_lead"]);
  });

  it("[CP35] a message that was long on its way tells nothing of now", () => {
    const late = afterEvent(talking, heard(4, 30, 3));
    expect(signs(late, 30)).toEqual(["silence"]);
    const soon = after(heard(1, 0), left(2, 1), heard(3, 2), heard(4, 8, 6.5));
    expect(signs(soon, 8)).toEqual([]);
    expect(signs(soon, 11.5)).toEqual(["silence"]);
  });

  it("[CP35] a provider's clock that runs ahead keeps nobody's hands for longer", () => {
    expect(signs(after(heard(1, 0), left(2, 1), heard(3, 2, 600)), 7)).toEqual(["silence"]);
  });

  it("[CP36] folds what was written before, and never what we owe the answer to", () => {
    const owed = after(heard(1, 0), left(2, 1), heard(3, 2), heard(4, 3));
    expect(hands(owed, 20).foldBefore).toBe(3);
    expect(hands(afterEvent(owed, heard(5, 20)), 20).foldBefore).toBe(5);
    expect(hands(after(heard(1, 0), reopened(2, 900), heard(2, 900)), 901).foldBefore).toBe(2);
    expect(hands(afterEvent(owed, reassigned(4)), 4).foldBefore).toBe(5);
    expect(hands(afterEvent(owed, confirmed(20)), 20).foldBefore).toBeNull();
  });

  it("[CP34] [CP36] confirming answers every sign up to then and none after", () => {
    const kinds = fc.constantFrom("heard", "left", "reopened", "reassigned");
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, fc.nat(20))), fc.nat(4), (steps, later) => {
        let now = 0;
        const events = steps.map(([kind, minutes], entry): ConversationEvent => {
          now += minutes;
          if (kind === "heard") return heard(entry, now);
          if (kind === "left") return left(entry, now);
          return kind === "reopened" ? reopened(entry, now) : reassigned(now);
        });
        const state = after(...events, confirmed(now));
        expect(hands(state, now + later).isConfirmed).toBe(true);
        expect(signs(afterEvent(state, reopened(99, now + later)), now + later)).toEqual(["reopened"]);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[CP26] a clock that is put back lets no silence last longer than by a clock that is right from then on", () => {
    const ahead = after(heard(1, 60), left(2, 60), heard(3, 61), { kind: "clock", at: min(2) });
    expect(signs(ahead, 6.99)).toEqual([]);
    expect(signs(ahead, 7)).toEqual(["silence"]);
  });
});
