import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOT_OPTED_OUT, optOutOf, type OptOutEvent } from "./opt-out.ts";

type Kind = OptOutEvent["kind"];
/** Events one second after another, each said when it came. */
const said = (...kinds: readonly Kind[]): readonly OptOutEvent[] =>
  kinds.map((kind, entry) => ({ kind, entry, at: 1000 * (entry + 1), saidAt: null }));
const stands = (...kinds: readonly Kind[]) => optOutOf(said(...kinds));

describe("opting out", () => {
  it("[CP62] begins with a STOP word, or with a refusal in their own words", () => {
    expect(stands("message", "stop_word").said).toEqual({ by: "stop_word", since: 2000, wroteSince: false });
    expect(stands("refused_in_words").said).toEqual({ by: "in_words", since: 1000, wroteSince: false });
    expect(stands("message")).toEqual(NOT_OPTED_OUT);
  });

  it("[CP63] ends with START and with nothing else that they may write", () => {
    expect(stands("stop_word", "message", "start_word")).toEqual(NOT_OPTED_OUT);
    expect(stands("stop_word", "message", "message").said).toMatchObject({
      by: "stop_word",
      wroteSince: true,
    });
    expect(stands("stop_word", "agreed_anew").said?.by).toBe("stop_word");
    expect(stands("refused_in_words", "agreed_anew")).toEqual(NOT_OPTED_OUT);
    expect(stands("refused_in_words", "start_word")).toEqual(NOT_OPTED_OUT);
  });

  it("[CP63] a STOP word that was said stays one, though they refuse in words as well", () => {
    expect(stands("stop_word", "refused_in_words", "agreed_anew").said?.by).toBe("stop_word");
  });

  it("[CP64] knows whether they wrote anything else since, and a second STOP takes that back", () => {
    expect(stands("stop_word", "message").said?.wroteSince).toBe(true);
    expect(stands("message", "stop_word").said?.wroteSince).toBe(false);
    expect(stands("stop_word", "message", "stop_word").said?.wroteSince).toBe(false);
  });

  it("[CP65] keeps the provider's block apart from what they said", () => {
    expect(stands("provider_blocks")).toEqual({
      said: null,
      provider: { by: "provider", since: 1000, wroteSince: false },
    });
    expect(stands("stop_word", "provider_blocks", "message", "provider_unblocks")).toEqual({
      said: { by: "stop_word", since: 1000, wroteSince: true },
      provider: null,
    });
    expect(stands("provider_blocks", "start_word")).toEqual(NOT_OPTED_OUT);
    expect(stands("stop_word", "provider_unblocks").said?.by).toBe("stop_word");
  });

  it("[CP62] goes by when words were said, and by no clock that runs ahead", () => {
    const stop: OptOutEvent = { kind: "stop_word", entry: 2, at: 9000, saidAt: 3000 };
    const start: OptOutEvent = { kind: "start_word", entry: 1, at: 5000, saidAt: 4000 };
    expect(optOutOf([start, stop])).toEqual(NOT_OPTED_OUT);
    const ahead: OptOutEvent = { kind: "start_word", entry: 1, at: 5000, saidAt: 99_000 };
    expect(optOutOf([ahead, { ...stop, saidAt: null }]).said?.since).toBe(9000);
  });

  it.each<[Kind, Kind, string | null]>([
    ["message", "stop_word", "stop_word"],
    ["start_word", "stop_word", "stop_word"],
    ["stop_word", "start_word", null],
  ])("[CP62] a clock of ours that ran ahead and was set back puts no %s after the %s", (first, then, by) => {
    const ahead: OptOutEvent = { kind: first, entry: 1, at: 9000, saidAt: null };
    const back: OptOutEvent = { kind: then, entry: 2, at: 5000, saidAt: null };
    const left = optOutOf([ahead, back]);
    expect(left.said?.by ?? null).toBe(by);
    expect(left.said?.wroteSince ?? false).toBe(false);
  });

  it("[CP64] a message that was written before the STOP and came after it answers nothing of it", () => {
    const stop: OptOutEvent = { kind: "stop_word", entry: 1, at: 5000, saidAt: 5000 };
    const late: OptOutEvent = { kind: "message", entry: 2, at: 9000, saidAt: 4000 };
    expect(optOutOf([stop, late]).said?.wroteSince).toBe(false);
  });

  it("[CP62] [CP64] comes to the same in whatever order the words arrive here", () => {
    const kind = fc.constantFrom<Kind>(
      "stop_word",
      "start_word",
      "message",
      "refused_in_words",
      "agreed_anew",
      "provider_blocks",
      "provider_unblocks",
    );
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 10 }), fc.infiniteStream(fc.nat()), (kinds, dice) => {
        const events = said(...kinds);
        const shuffled = events
          .map((event) => ({ event, at: dice.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ event }) => event);
        expect(optOutOf(shuffled)).toEqual(optOutOf(events));
        const last = kinds.findLast((each) => each === "stop_word" || each === "start_word");
        expect(optOutOf(events).said?.by === "stop_word").toBe(last === "stop_word");
      }),
      { numRuns: rounds(500) },
    );
  });
});
