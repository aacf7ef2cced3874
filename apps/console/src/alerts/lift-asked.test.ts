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
const leads = { leads: true };

beforeAll(() => speak("en"));

describe("a colleague who asks leads to lift a lock", () => {
  it("[AL27] is heard by leads at once, and once, whatever the contact does meanwhile", () => {
    const { at } = evening();
    at(0, [held()], leads);
    expect(at(1_000, [asked(2)], leads)).toEqual([TOLD]);
    expect(at(60_000, [asked(3, { unanswered: 1 })], leads)).toEqual([]);
  });

  it("[AL27] is heard by no other colleague, nor by a lead who asks", () => {
    const colleague = evening();
    colleague.at(0, [held()]);
    expect(colleague.at(1_000, [asked(2)])).toEqual([]);
    const lead = evening();
    lead.at(0, [held({ holder: dana })], leads);
    expect(lead.at(1_000, [asked(2, { holder: dana })], leads)).toEqual([]);
  });

  it("[AL27] is told anew when they ask anew", () => {
    const { at } = evening();
    at(0, [asked(2)], leads);
    at(1_000, [held({ version: 3 })], leads);
    expect(at(2_000, [asked(4, { liftAskedAt: 9 })], leads)).toEqual([TOLD]);
  });

  it("[AL2] [AL27] is told when who asks is another, though nothing between was seen", () => {
    const { at } = evening();
    at(0, [asked(2, { holder: dana })], leads);
    expect(at(1_000, [asked(4)], leads)).toEqual([TOLD]);
  });

  it("[AL3] [AL27] is told at the start while it waits for an answer, and not once it has one", () => {
    expect(evening().at(0, [asked(2)], leads)).toEqual([TOLD]);
    expect(evening().at(0, [answered(2, "declined", { holder: marta })], leads)).toEqual([]);
  });

  it("[AL4] [AL27] is shown and said on a break, and not heard", () => {
    const { at } = evening();
    at(0, [held()], { ...leads, standing: "break" });
    expect(at(1_000, [asked(2)], { ...leads, standing: "break" })).toEqual(["lift_asked 4: said"]);
  });

  it("wants a lead for as long as nobody answers", () => {
    const outlook = outlookOf([asked(2)], leads);
    const { watch } = decide(NOTHING_SEEN, outlook, 0);
    expect(attentionOf(watch, outlook)).toMatchObject({ count: 1, ask: true });
    const after = outlookOf([answered(3, "lifted", { holder: marta })], leads);
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
    other.at(0, [asked(2)], leads);
    expect(other.at(1_000, [answered(3, "lifted", { holder: marta })], leads)).toEqual([]);
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
