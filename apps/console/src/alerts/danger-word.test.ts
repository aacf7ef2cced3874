import { describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { decide, NOTHING_SEEN } from "./alerts.ts";
import { attentionOf } from "./attention.ts";
import { evening, outlookOf } from "./outlook.fixture.ts";

const held = (facts: object = {}) =>
  queueRow(4, { status: "claimed", holder: dana, heldSince: 1, unanswered: 0, dueAt: 1e9, ...facts });
const said = { version: 2, danger: "danger_word" } as const;
const TOLD = "danger_word 4: danger, said, noticed";

describe("the danger word", () => {
  it("[AL26] is heard and said at once by whoever has the contact, and once", () => {
    const { at } = evening();
    at(0, [held()]);
    expect(at(1_000, [held(said)])).toEqual([TOLD]);
    expect(at(60_000, [held({ ...said, version: 3 })])).toEqual([]);
  });

  it("[AL26] is heard by leads in anybody's contact, and by no other colleague", () => {
    const theirs = { holder: marta };
    const lead = evening();
    lead.at(0, [held(theirs)], { leads: true });
    expect(lead.at(1_000, [held({ ...theirs, ...said })], { leads: true })).toEqual([TOLD]);
    const colleague = evening();
    colleague.at(0, [held(theirs)]);
    expect(colleague.at(1_000, [held({ ...theirs, ...said })])).toEqual([]);
  });

  it("[AL26] is told to whoever the contact comes to while it holds, and anew when it is said anew", () => {
    const { at } = evening();
    at(0, [held({ holder: marta, ...said })]);
    expect(at(1_000, [held({ ...said, version: 3 })])).toEqual([TOLD]);
    at(2_000, [held({ version: 4 })]);
    expect(at(3_000, [held({ ...said, version: 5 })])).toEqual([TOLD]);
  });

  it("[AL3] is told at the start, since it still wants somebody", () => {
    expect(evening().at(0, [held(said)])).toEqual([TOLD]);
  });

  it("[AL4] is shown and said on a break, and not heard", () => {
    const { at } = evening();
    at(0, [held()], { standing: "break" });
    expect(at(1_000, [held(said)], { standing: "break" })).toEqual(["danger_word 4: said, noticed"]);
  });

  it("[AL6] sounds once for a lead of a contact that nobody has, which danger alarms as well", () => {
    const waiting = queueRow(4, { danger: "danger_word", dueAt: 1e9 });
    expect(evening().at(0, [waiting], { leads: true })).toEqual([
      "danger_waiting 4: danger, said, noticed",
      "danger_word 4: said, noticed",
    ]);
  });

  it("wants somebody for as long as it holds", () => {
    const outlook = outlookOf([held(said)]);
    const { watch } = decide(NOTHING_SEEN, outlook, 0);
    expect(attentionOf(watch, outlook)).toMatchObject({ count: 1, message: true });
    expect(attentionOf(watch, outlookOf([held({ version: 3 })]))).toMatchObject({ count: 0, message: false });
  });
});
