import {
  CallDecline,
  CallEnd,
  CallPartyDecline,
  CallPartyRole,
  CallPhase,
  CallTransferState,
  UserId,
} from "@holdfast/case-schema";
import { beforeEach, describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { rowName } from "../queue/row-words.ts";
import { speak } from "../text/language.ts";
import { callHistoryWords, callEndWords } from "./call-history-words.ts";
import { callData, callRow } from "./call.fixture.ts";
import { callMarks, callWords } from "../queue/call-words.ts";
import { declineWords } from "./decline-words.ts";
import { legWords } from "./leg-words.ts";
import { microphoneWords, phoneWords } from "./phone-words.ts";
import { nextSteps, partyDeclineWords, roleOfPartyWords, transferWords } from "./party-words.ts";

const me = UserId.parse(dana.id);
const MINUTE = 60_000;
beforeEach(() => speak("en"));

describe("a call in the queue says", () => {
  it.each([
    ["ringing", { ringing: [dana.id] }, "rings for you"],
    ["ringing", { ringing: [marta.id] }, "rings for a colleague"],
    ["ringing", { ringing: [marta.id, marta.id] }, "rings for 2 colleagues"],
    ["joining", {}, "is being answered"],
    ["talking", { talkingSince: 2 * MINUTE }, "talking for 3 min"],
    ["on_hold", { phaseSince: 4 * MINUTE }, "on hold for 1 min"],
    ["consulting", {}, "hears music while others talk"],
    ["consulting", { direction: "out" }, "rings, or hears music while others talk"],
    ["together", {}, "talking together"],
    ["back", {}, "lost whoever they talked with, waiting"],
  ])("while it is %s", (phase, facts, words) => {
    expect(callWords(callRow(7, { phase, ...facts }), me, 5 * MINUTE)).toBe(words);
  });

  it("how long it waits, an earlier try included", () => {
    expect(callWords(callRow(7, { waitingFrom: MINUTE }), me, 5 * MINUTE)).toMatch(/^waiting 4 min, since /);
  });

  it("that it is typed or goes by relay, in the row's name, too", () => {
    const typed = callRow(7, { phase: "talking", talkingSince: 0, line: "tty" });
    expect(callMarks(typed, me, 5 * MINUTE)).toEqual(["talking for 5 min", "TTY"]);
    expect(rowName(queueRow(7), me, 5 * MINUTE, typed)).toContain("talking for 5 min, TTY");
    expect(callMarks(callRow(7, { line: "relay" }), me, 0)).toContain("by relay");
  });
});

describe("what became of a call", () => {
  it("is when it came, how long it waited, how long they talked, and who ended it", () => {
    const over = callData({ answeredAt: 2 * MINUTE, endedAt: 12 * MINUTE, end: "hung_up", phase: "ended" });
    expect(callHistoryWords(over, 20 * MINUTE)).toMatch(
      /^A call came in at \d\d:\d\d, waited 2 min\. Talked 10 min\. They hung up\.$/,
    );
  });

  it("is the whole wait of whoever nobody answered", () => {
    const gone = callData({ answeredAt: null, endedAt: 3 * MINUTE, end: "hung_up_waiting", phase: "ended" });
    expect(callHistoryWords(gone, 20 * MINUTE)).toMatch(
      /waited 3 min\. They hung up before anybody answered\.$/,
    );
  });

  it("[AL63] says of whoever was put through that they were, where to, and when", () => {
    const there = callData({ answeredAt: null, endedAt: 3 * MINUTE, end: "put_through", phase: "ended" });
    expect(callHistoryWords(there, 20 * MINUTE)).toMatch(
      /waited 3 min\. They asked for the partner’s line, and were put through to it at \d\d:\d\d\.$/,
    );
  });

  it("goes on while they wait or talk, and says when we called", () => {
    expect(callHistoryWords(callData({ answeredAt: null }), MINUTE)).toMatch(/waiting 1 min\.$/);
    expect(callHistoryWords(callData({ direction: "out", answeredAt: 0 }), MINUTE)).toMatch(
      /^We called at .* Talking for 1 min\.$/,
    );
  });

  it("is no talk while it rings out there, nor once it is over and nobody had answered", () => {
    const out = { direction: "out", answeredAt: null } as const;
    const leg = { id: "l", staff: null, party: null, isOnHold: false, isListening: false } as const;
    const own = { ...leg, who: "staff", state: "up" } as const;
    const said = (facts: object): string => callHistoryWords(callData({ ...out, ...facts }), MINUTE);
    expect(said({ legs: [own] })).toMatch(/^We called at .* Your telephone comes first\.$/);
    expect(said({ legs: [own, { ...leg, who: "party", state: "ringing" }] })).toMatch(/ Ringing\.$/);
    expect(said({ endedAt: MINUTE, end: "ended_by_us" })).toMatch(/Nobody had answered\. We ended it\.$/);
    expect(said({ endedAt: MINUTE, end: "busy" })).toMatch(/^We called at [^.]*\. The line was busy\.$/);
  });
});

it("every phase, end, reason, role and step has words of its own", () => {
  const distinct = (words: readonly string[]): void => {
    expect(new Set(words).size).toBe(words.length);
    for (const each of words) expect(each).not.toBe("");
  };
  distinct(
    CallPhase.options
      .filter((phase) => phase !== "waiting")
      .map((phase) => callWords(callRow(7, { phase, ringing: [marta.id] }), me, 0)),
  );
  distinct(CallEnd.options.map((end) => callEndWords(end, "14:02")));
  distinct(CallDecline.options.map(declineWords));
  distinct(CallPartyRole.options.map(roleOfPartyWords));
  distinct(CallPartyDecline.options.map(partyDeclineWords));
  distinct(CallTransferState.options.map(transferWords));
});

describe("a warm transfer", () => {
  it("[CF70] goes on and never back, passes over no step that is needed, and is not asked what the call tells", () => {
    expect(nextSteps("provider", "prepared")).toEqual(["consent_checked"]);
    expect(nextSteps("interpreter", "prepared")).toEqual(["consent_checked", "introduced", "fit_confirmed"]);
    expect(nextSteps("provider", "together")).toEqual(["first_exchange"]);
    expect(nextSteps("provider", "first_exchange")).toEqual(["left"]);
    for (const last of ["left", "failed"] as const) expect(nextSteps("provider", last)).toEqual([]);
  });
});

describe("who is on the line", () => {
  const leg = {
    id: "l",
    who: "staff",
    staff: marta,
    party: null,
    state: "up",
    isOnHold: false,
    isListening: false,
  } as const;
  it.each([
    [{}, "Marta: in the call"],
    [{ state: "ringing" as const }, "Marta: ringing"],
    [{ isListening: true }, "Marta: listens, and is not heard"],
    [{ who: "caller" as const, staff: null, isOnHold: true }, "Caller: hears music"],
  ])("is named with how they stand in it: %j", (facts, words) => {
    expect(legWords({ ...leg, ...facts })).toBe(words);
  });
});

describe("a telephone that does not work", () => {
  it("says what is wrong with the microphone, and what helps", () => {
    const words = (["blocked", "missing", "taken"] as const).map(microphoneWords);
    expect(new Set(words).size).toBe(3);
    expect(words.join()).not.toContain("null");
    expect((["unasked", "asking", "ready"] as const).map(microphoneWords)).toEqual([null, null, null]);
  });

  it("says whether calls come through to it", () => {
    const phone = {
      line: "reachable",
      microphone: "ready",
      speaker: "ready",
      leg: null,
      next: null,
      asked: null,
    } as const;
    const here = (facts: object, isCarried = true) =>
      phoneWords({ kind: "here", phone: { ...phone, ...facts }, device: "d", isCarried });
    expect(here({})).toEqual({ words: "Telephone ready.", isWell: true });
    expect(here({ line: "lost" }).isWell).toBe(false);
    expect(here({ line: "refused" }).words).toContain("not let in");
    expect(here({ line: "refused" }, false).words).toContain("Calls are not carried");
    expect(phoneWords({ kind: "missed" }).isWell).toBe(false);
    expect(phoneWords({ kind: "elsewhere" }).words).toContain("another tab");
  });
});
