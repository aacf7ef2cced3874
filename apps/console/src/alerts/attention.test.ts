import { describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { decide, NOTHING_SEEN } from "./alerts.ts";
import { attentionOf } from "./attention.ts";
import { outlookOf } from "./outlook.fixture.ts";
import { titleFor } from "./title.ts";

const held = (facts: object) => queueRow(3, { status: "claimed", holder: dana, heldSince: 1, ...facts });

describe("what wants somebody", () => {
  it("is who waits, what is offered to me, and what I have not read; each contact once", () => {
    const before = decide(NOTHING_SEEN, outlookOf([held({})]), 0);
    const outlook = outlookOf([
      queueRow(1, { danger: "said_so" }),
      queueRow(2, { status: "claimed", holder: marta, offeredTo: dana }),
      held({ version: 2, unanswered: 2 }),
      queueRow(4, { status: "claimed", holder: marta }),
      queueRow(5, { setAsideUntil: 1e9 }),
    ]);
    const { watch } = decide(before.watch, outlook, 1);
    expect(attentionOf(watch, outlook)).toEqual({
      count: 3,
      endangered: 1,
      contact: true,
      offer: true,
      message: true,
      back: false,
      ask: false,
    });
  });

  it("[AL71] is what waits and is offered to me for a while", () => {
    const row = queueRow(1);
    expect(attentionOf(NOTHING_SEEN, outlookOf([row])).offer).toBe(false);
    const outlook = outlookOf([row], { offered: new Set([row.id]) });
    expect(attentionOf(NOTHING_SEEN, outlook)).toMatchObject({ count: 1, offer: true });
  });

  it("is nothing when nobody waits", () => {
    expect(attentionOf(NOTHING_SEEN, outlookOf([]))).toEqual({
      count: 0,
      endangered: 0,
      contact: false,
      offer: false,
      message: false,
      back: false,
      ask: false,
    });
  });

  it("[AL19] is, for a lead, a contact whose holder is gone", () => {
    const gone = [held({ holder: marta, holderGoneSince: 5 })];
    expect(attentionOf(NOTHING_SEEN, outlookOf(gone, { leads: true })).contact).toBe(true);
    expect(attentionOf(NOTHING_SEEN, outlookOf(gone)).contact).toBe(false);
  });

  it("[AL25] is a contact that I had set aside and that is back, also when it is mine already", () => {
    const back = [held({ setAsideBy: dana, backSince: 5 })];
    expect(attentionOf(NOTHING_SEEN, outlookOf(back))).toMatchObject({ count: 1, back: true });
    const theirs = [held({ holder: marta, setAsideBy: marta, backSince: 5 })];
    expect(attentionOf(NOTHING_SEEN, outlookOf(theirs))).toMatchObject({ count: 0, back: false });
  });

  it("[AL8] stands in the title as a number alone", () => {
    expect([0, 1, 23].map(titleFor)).toEqual(["Holdfast", "(1) Holdfast", "(23) Holdfast"]);
  });
});
