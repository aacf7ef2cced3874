import { UserId } from "@holdfast/case-schema";
import { EMPTY_BOARD, loadBoard } from "@holdfast/wire";
import { beforeEach, describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { callNews } from "./call-news.ts";
import { callRow } from "./call.fixture.ts";
import { currentCall, offersFor, type CurrentCallFacts } from "./use-my-calls.ts";

const me = UserId.parse(dana.id);
const row = queueRow(7, { holder: dana, status: "claimed" });
const mine = (facts: object = {}): CurrentCallFacts => ({
  call: callRow(7, { phase: "talking", ...facts }),
  row,
  as: "holder",
});
beforeEach(() => speak("en"));

describe("what is new in my call", () => {
  it.each([
    [{}, { with: [marta] }, "Marta is in the call."],
    [{ with: [marta] }, {}, "Marta has left the call."],
    [{}, { listening: [marta] }, "Marta listens, and is not heard."],
    [{ listening: [marta] }, {}, "Marta no longer listens."],
    [{}, { keys: 1 }, "They pressed a key in contact 7."],
  ])("is said once: %j, %j", (before, after, words) => {
    expect(callNews(mine(before), mine(after))).toEqual([words]);
    expect(callNews(mine(after), mine(after))).toEqual([]);
  });

  it("is that it is over, and nothing when it begins", () => {
    expect(callNews(mine(), null)).toEqual(["The call of contact 7 has ended for you."]);
    expect(callNews(null, mine())).toEqual([]);
  });
});

describe("my calls", () => {
  const board = (...rows: readonly (typeof row)[]) => ({
    kind: "ready" as const,
    board: loadBoard(EMPTY_BOARD, rows),
  });
  const known = (...all: readonly ReturnType<typeof callRow>[]) =>
    new Map(all.map((call) => [call.id, { version: call.version, row: call }]));
  const away = { kind: "coming" } as const;

  it("ring for me in the order in which they wait", () => {
    const ringing = { phase: "ringing", ringing: [dana.id] };
    const later = callRow(7, { ...ringing, waitingFrom: 9 });
    const sooner = callRow(8, { ...ringing, waitingFrom: 3 });
    const theirs = callRow(9, { phase: "ringing", ringing: [marta.id] });
    const offers = offersFor(known(later, sooner, theirs), board(queueRow(7), queueRow(8), queueRow(9)), me);
    expect(offers.map(({ row: { number } }) => number)).toEqual([8, 7]);
  });

  it("are the one that I have, that I listen to, or that I was asked into", () => {
    const theirs = queueRow(7, { holder: marta, status: "claimed" });
    const talking = callRow(7, { phase: "talking" });
    expect(currentCall(known(talking), board(row), me, away)?.as).toBe("holder");
    expect(currentCall(known(talking), board(theirs), me, away)).toBeNull();
    expect(
      currentCall(known(callRow(7, { phase: "talking", listening: [dana] })), board(theirs), me, away)?.as,
    ).toBe("listener");
    expect(
      currentCall(known(callRow(7, { phase: "together", with: [dana] })), board(theirs), me, away)?.as,
    ).toBe("colleague");
  });

  it("are none of those that lost me and wait again", () => {
    expect(currentCall(known(callRow(7, { phase: "back" })), board(row), me, away)).toBeNull();
  });
});
