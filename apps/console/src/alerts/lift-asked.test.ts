import { beforeAll, describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { alertWords } from "./alert-words.ts";
import { decide, NOTHING_SEEN } from "./alerts.ts";
import { attentionOf } from "./attention.ts";
import { evening, outlookOf } from "./outlook.fixture.ts";

const held = (facts: object = {}) =>
  queueRow(4, { status: "claimed", holder: marta, heldSince: 1, unanswered: 0, dueAt: 1e9, ...facts });
const asked = (version: number, facts: object = {}) => held({ version, liftAskedAt: 5, ...facts });
const answered = (version: number, answer: string, facts: object = {}) =>
  held({ version, liftAskedAt: 5, liftAnswer: answer, holder: dana, ...facts });
const TOLD = "lift_asked 4: soft, said, noticed";
/** Whoever may lift: what else they lead is nothing to it. */
const lifts = { lifts: true };

beforeAll(() => speak("en"));

describe("a colleague who asks leads to lift a lock", () => {
  it("[AL27] is heard by leads at once, and once, whatever the contact does meanwhile", () => {
    const { at } = evening();
    at(0, [held()], lifts);
    expect(at(1_000, [asked(2)], lifts)).toEqual([TOLD]);
    expect(at(60_000, [asked(3, { unanswered: 1 })], lifts)).toEqual([]);
  });

  it("[AL27] is heard by no other colleague, though they lead otherwise, nor by a lead who asks", () => {
    const colleague = evening();
    colleague.at(0, [held()], { leads: true });
    expect(colleague.at(1_000, [asked(2)], { leads: true })).toEqual([]);
    const lead = evening();
    lead.at(0, [held({ holder: dana })], lifts);
    expect(lead.at(1_000, [asked(2, { holder: dana })], lifts)).toEqual([]);
  });

  it("[AL27] is told anew when they ask anew", () => {
    const { at } = evening();
    at(0, [asked(2)], lifts);
    at(1_000, [held({ version: 3 })], lifts);
    expect(at(2_000, [asked(4, { liftAskedAt: 9 })], lifts)).toEqual([TOLD]);
  });

  it("[AL2] [AL27] is told when who asks is another, though nothing between was seen", () => {
    const { at } = evening();
    at(0, [asked(2, { holder: dana })], lifts);
    expect(at(1_000, [asked(4)], lifts)).toEqual([TOLD]);
  });

  it("[AL3] [AL27] is told at the start while it waits for an answer, and not once it has one", () => {
    expect(evening().at(0, [asked(2)], lifts)).toEqual([TOLD]);
    expect(evening().at(0, [answered(2, "declined", { holder: marta })], lifts)).toEqual([]);
  });

  it("[AL4] [AL27] is shown and said on a break, and not heard", () => {
    const { at } = evening();
    at(0, [held()], { ...lifts, standing: "break" });
    expect(at(1_000, [asked(2)], { ...lifts, standing: "break" })).toEqual(["lift_asked 4: said"]);
  });

  it("wants a lead for as long as nobody answers", () => {
    const outlook = outlookOf([asked(2)], lifts);
    const { watch } = decide(NOTHING_SEEN, outlook, 0);
    expect(attentionOf(watch, outlook)).toMatchObject({ count: 1, ask: true });
    const after = outlookOf([answered(3, "lifted", { holder: marta })], lifts);
    expect(attentionOf(watch, after)).toMatchObject({ count: 0, ask: false });
  });
});

describe("a lead's answer", () => {
  it("[AL28] is heard by whoever asked, once, and by nobody else", () => {
    const { at } = evening();
    at(0, [asked(2, { holder: dana })]);
    expect(at(1_000, [answered(3, "lifted")])).toEqual(["lift_answered 4: soft, said"]);
    expect(at(2_000, [answered(4, "lifted", { unanswered: 1 })])).not.toContain(
      "lift_answered 4: soft, said",
    );
    const other = evening();
    other.at(0, [asked(2)], lifts);
    expect(other.at(1_000, [answered(3, "lifted", { holder: marta })], lifts)).toEqual([]);
  });

  it("[AL28] is heard again when a lead lifts after all what was declined, also where declining was never seen", () => {
    const { at } = evening();
    at(0, [asked(2, { holder: dana })]);
    at(1_000, [answered(3, "declined")]);
    expect(at(2_000, [answered(4, "lifted")])).toEqual(["lift_answered 4: soft, said"]);
    expect(at(3_000, [answered(5, "lifted")])).toEqual([]);
    const away = evening();
    away.at(0, [asked(2, { holder: dana })]);
    expect(away.at(2_000, [answered(4, "lifted")])).toEqual(["lift_answered 4: soft, said"]);
  });

  it("[AL3] [AL28] is not told at the start, when it is old", () => {
    expect(evening().at(0, [answered(3, "declined")])).toEqual([]);
  });

  it("[AL2] [AL28] is told although the asking was never seen", () => {
    const { at } = evening();
    at(0, [held({ holder: dana })]);
    expect(at(1_000, [answered(3, "declined")])).toEqual(["lift_answered 4: soft, said"]);
  });

  it("[AL8] [AL28] says who asks, the contact's number, and which answer it is, and nothing else", () => {
    const words = (alert: "lift_asked" | "lift_answered", row = asked(2)) =>
      alertWords({ alert, row, count: 1, tone: null, says: true, notifies: false }, 1, "");
    expect(words("lift_asked")).toBe("Marta asks you to lift the lock on contact 4.");
    expect(words("lift_answered", answered(3, "lifted"))).toBe(
      "A lead lifted the lock on contact 4, for one check message.",
    );
    expect(words("lift_answered", answered(3, "declined"))).toBe(
      "A lead declined to lift the lock on contact 4.",
    );
  });
});
