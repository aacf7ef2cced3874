import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { liftLock } from "./lift.ts";
import { actOn, notTaken, underWay, type ReachAct } from "./reach-acts.ts";
import { CONTACT } from "./reach-now.fixture.ts";
import { recordPreference } from "./record-preference.ts";

const answering = (data: object): Asked[] => stubGateway(() => ({ json: { data } }));
const told = (log: readonly Asked[]): readonly unknown[] =>
  log.map(({ body }) => {
    const { operationName, variables } = JSON.parse(body) as { operationName: string; variables: unknown };
    return [operationName, variables];
  });

beforeEach(() => {
  seatDana();
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
});
afterEach(() => {
  vi.unstubAllGlobals();
  notTaken.set(new Map());
});

describe("noting who is there and what they want", () => {
  it.each<[ReachAct, string]>([
    [{ kind: "mark_exploiter" }, "MarkMayBeExploiter"],
    [{ kind: "take_back_mark" }, "TakeBackExploiterMark"],
    [{ kind: "number_reassigned" }, "MarkNumberReassigned"],
    [{ kind: "refusal" }, "RecordRefusal"],
    [{ kind: "agreed_anew" }, "RecordAgreedAnew"],
  ])("%o tells the gateway %s, once", async (act, operation) => {
    const log = answering({ done: { __typename: "SafeContactChanged" } });
    const both = [actOn(CONTACT, act), actOn(CONTACT, act)];
    expect(underWay.get().has(CONTACT)).toBe(true);
    expect(await Promise.all(both)).toEqual([true, false]);
    expect(told(log)).toEqual([[operation, { contactId: CONTACT }]]);
    expect(underWay.get().size).toBe(0);
  });

  it.each<[ReachAct, string]>([
    [{ kind: "confirm_same" }, "ConfirmSamePerson"],
    [{ kind: "danger_over" }, "ConfirmDangerOver"],
  ])(
    "%o tells the gateway %s of the version that is shown, and of none where nothing is",
    async (act, operation) => {
      const log = answering({
        done: { __typename: "SafeContactChanged" },
        contact: { __typename: "NotFound" },
      });
      await actOn(CONTACT, act);
      const row = queueRow(1, { version: 7 });
      openContact.set({
        kind: "ready",
        id: CONTACT,
        contact: { row } as never,
        entries: new Map(),
        isStale: false,
      });
      await actOn(CONTACT, act);
      openContact.set({ kind: "none" });
      const acts = told(log).filter((each) => (each as string[])[0] === operation);
      expect(acts).toEqual([0, 7].map((seenVersion) => [operation, { contactId: CONTACT, seenVersion }]));
    },
  );

  it("says until when they may be texted", async () => {
    const log = answering({ done: { __typename: "SafeContactChanged" } });
    await actOn(CONTACT, { kind: "text_until", until: 123 });
    expect(told(log)).toEqual([["RecordTextUntil", { contactId: CONTACT, until: 123 }]]);
  });

  it.each([
    ["NotHolder", "Only whoever has this contact can do that."],
    ["SafeContactMoved", "Not recorded: something happened here meanwhile. Look at it, and say it again."],
    ["CheckWordNotHeard", "Not yet: they have not said their safe word since the danger word."],
    ["NotFound", "This contact is no longer here."],
  ])("keeps why it was refused on the screen: %s", async (typename, words) => {
    answering({ done: { __typename: typename } });
    expect(await actOn(CONTACT, { kind: "danger_over" })).toBe(false);
    expect(notTaken.get().get(CONTACT)).toBe(words);
  });

  it("does not know what became of it when no answer comes, and says so", async () => {
    stubGateway(() => "unreachable");
    await actOn(CONTACT, { kind: "refusal" });
    expect(notTaken.get().get(CONTACT)).toContain("It is not known whether this was done.");
    answering({ done: { __typename: "SafeContactChanged" } });
    await actOn(CONTACT, { kind: "refusal" });
    expect(notTaken.get().size).toBe(0);
  });
});

describe("a lead's word", () => {
  it.each([
    [{ __typename: "Lifted", until: 0 }, null],
    [{ __typename: "NothingToLift" }, "There is nothing here that a lead may lift now."],
    [{ __typename: "TextRefused", limit: 10, length: 11 }, "The reason is too long."],
    [{ __typename: "TextRefused", limit: 10, length: 0 }, "A reason is needed, in words."],
    [{ __typename: "NotFound" }, "This contact is no longer here."],
  ])("answered %o", async (lifted, words) => {
    const log = answering({ lifted });
    expect(await liftLock(CONTACT, "They asked for it")).toBe(words);
    expect(told(log)[0]).toEqual(["LiftLock", { contactId: CONTACT, reason: "They asked for it" }]);
  });
});

describe("recording a preference", () => {
  it.each([
    [{ __typename: "PreferenceRecorded" }, { kind: "recorded" }],
    [
      { __typename: "PreferenceRefused", problems: [{ field: "safeWord", problem: "too_short" }] },
      { kind: "problems", problems: [{ field: "safeWord", problem: "too_short" }] },
    ],
    [
      { __typename: "PreferenceChanged", preference: null, seen: "later" },
      { kind: "changed", latest: { preference: null, seen: "later" } },
    ],
    [{ __typename: "NotFound" }, { kind: "refused", words: "This contact is no longer here." }],
  ])("answered %o", async (recorded, outcome) => {
    answering({ recorded });
    expect(await recordPreference(CONTACT, { may: "never" }, null)).toEqual(outcome);
  });
});
