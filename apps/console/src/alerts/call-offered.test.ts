import { describe, expect, it } from "vitest";
import { queueRow } from "../queue/row.fixture.ts";
import { attentionOf } from "./attention.ts";
import { decide, NOTHING_SEEN } from "./alerts.ts";
import { evening, outlookOf } from "./outlook.fixture.ts";

const row = queueRow(4, { dueAt: 1e9 });
const ringing = { ringing: new Set([row.id]) };

describe("a call that is offered to me", () => {
  it("[AL10] rings, is said at once, and rings again every 3 s for as long as it is offered", () => {
    const { at, againAt } = evening();
    expect(at(0, [row], ringing)).toEqual(["call_offered 4: ring, said, noticed"]);
    expect(againAt()).toBe(3_000);
    expect(at(2_999, [row], ringing)).toEqual([]);
    expect(at(3_000, [row], ringing)).toEqual(["call_offered 4: ring"]);
    expect(at(6_100, [row], ringing)).toEqual(["call_offered 4: ring"]);
    expect(at(7_000, [row])).toEqual([]);
    expect(at(9_200, [row])).toEqual([]);
  });

  it("[AL10] that is offered to me anew is said anew", () => {
    const { at } = evening();
    at(0, [row], ringing);
    at(1_000, [row]);
    expect(at(60_000, [row], ringing)).toEqual(["call_offered 4: ring, said, noticed"]);
  });

  it("[AL4, AL10] is not offered on a break or off shift, so nothing rings", () => {
    const { at } = evening();
    expect(at(0, [row], { ...ringing, standing: "break" })).toEqual([]);
    expect(at(1, [row], { ...ringing, standing: "off" })).toEqual([]);
    expect(at(2, [row], ringing)).toEqual(["call_offered 4: ring, said, noticed"]);
  });

  it("[AL7] rings on a channel that is muted", () => {
    expect(evening().at(0, [row], { ...ringing, muted: new Set([row.channel]) })).toEqual([
      "call_offered 4: ring, said, noticed",
    ]);
  });

  it("[AL6] that rang while the page slept is heard once, not as often as it was missed", () => {
    const { at } = evening();
    at(0, [row], ringing);
    expect(at(60_000, [row], ringing)).toEqual(["call_offered 4: ring"]);
  });

  it("counts as an offer, in the title and in the notice that stays", () => {
    const outlook = outlookOf([row], ringing);
    const { watch } = decide(NOTHING_SEEN, outlook, 0);
    expect(attentionOf(watch, outlook)).toMatchObject({ count: 1, offer: true, contact: true });
  });
});
