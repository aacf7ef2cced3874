import type { UserId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { incomingCall, type Call } from "./call.ts";
import { offersFor, type Advocate, type OrderedCall } from "./offers.ts";
import { step } from "./step.ts";
import { ADA, DANA, deviceOf, MARTA } from "./testing/people.ts";

const T = 1_000_000;
const free = (user: UserId, given: Partial<Advocate> = {}): Advocate => ({
  user,
  device: deviceOf(user),
  isFree: true,
  freeSince: 0,
  ...given,
});

function waits(
  key: string,
  given: { readonly number?: number; readonly firstFor?: UserId; readonly danger?: string } = {},
): OrderedCall {
  const { number = 1, firstFor = null, danger = null } = given;
  const fresh = incomingCall({ key, line: "voice", facts: { number, language: null }, firstFor }, T);
  const { call } = step(fresh, { kind: "prompts_ended" }, T);
  return { call, order: { number, danger, lane: null, dueAt: number, waitingSince: 0 } };
}
const offered = ({ call, order }: OrderedCall, to: UserId, now = T): OrderedCall => ({
  call: step(call, { kind: "offer", to, device: deviceOf(to) }, now).call,
  order,
});
const back = ({ call, order }: OrderedCall): OrderedCall => {
  const lost: Call = { ...call, stage: { kind: "waiting", isBack: true, isTogether: false } };
  return { call: lost, order };
};
const who = (calls: readonly OrderedCall[], advocates: readonly Advocate[], now = T): readonly string[] =>
  offersFor(calls, advocates, now).map(({ call, to }) => `${call} ${to}`);

describe("who is rung", () => {
  it("[CF30] is for whoever comes first in the queue, and for whoever lost their advocate before all", () => {
    const calls = [
      waits("late", { number: 3 }),
      waits("danger", { number: 4, danger: "said_so" }),
      back(waits("back", { number: 9 })),
    ];
    expect(who(calls, [free(DANA)])).toEqual([`back ${DANA}`]);
    expect(who(calls, [free(DANA), free(ADA, { freeSince: 1 })])).toEqual([`back ${DANA}`, `danger ${ADA}`]);
  });

  it("[CF31] is one at first, whoever had no call for longest, and everybody after ten seconds", () => {
    const all = [free(DANA, { freeSince: 5 }), free(ADA, { freeSince: 2 }), free(MARTA, { freeSince: 9 })];
    expect(who([waits("a")], all)).toEqual([`a ${ADA}`]);
    const rung = offered(waits("a"), ADA);
    expect(who([rung], all, T + 9_999)).toEqual([]);
    expect(who([rung], all, T + 10_000)).toEqual([`a ${DANA}`, `a ${MARTA}`]);
  });

  it("[CF32] is first whoever knows them, if they can be", () => {
    const known = waits("a", { firstFor: MARTA });
    expect(who([known], [free(DANA), free(MARTA, { freeSince: 9 })])).toEqual([`a ${MARTA}`]);
    expect(who([known], [free(DANA), free(MARTA, { isFree: false })])).toEqual([`a ${DANA}`]);
  });

  it("[CF34] is nobody on a break, in wrap-up, in a call, or rung already", () => {
    expect(who([waits("a")], [free(DANA, { isFree: false })])).toEqual([]);
    const calls = [offered(waits("a"), DANA), waits("b", { number: 2 })];
    expect(who(calls, [free(DANA)], T + 20_000)).toEqual([]);
  });

  it("[CF34] is nobody from whom its contact is kept, not even at last, and whoever comes next is asked at once", () => {
    const kept = { ...waits("a", { firstFor: DANA }), keptFrom: new Set([DANA]) };
    expect(who([kept], [free(DANA), free(ADA, { freeSince: 9 })])).toEqual([`a ${ADA}`]);
    expect(who([kept], [free(DANA)], T + 20_000)).toEqual([]);
    expect(who([kept, waits("b", { number: 2 })], [free(DANA)])).toEqual([`b ${DANA}`]);
  });

  it("[CF33] is not whoever declined, for a minute; the next is asked at once", () => {
    const rung = offered(waits("a"), DANA);
    const leg = rung.call.legs.find(({ kind }) => kind === "device")?.key ?? "";
    const { call } = step(rung.call, { kind: "leg_ended", leg, because: "rejected" }, T + 1_000);
    const declined = { ...rung, call };
    expect(who([declined], [free(DANA), free(ADA)], T + 1_000)).toEqual([`a ${ADA}`]);
    expect(who([declined], [free(DANA)], T + 60_999)).toEqual([]);
    expect(who([declined], [free(DANA)], T + 61_000)).toEqual([`a ${DANA}`]);
  });

  it("[CF35] is nobody while the prompts play", () => {
    const fresh = incomingCall(
      { key: "a", line: "voice", facts: { number: 1, language: null }, firstFor: null },
      T,
    );
    expect(who([{ ...waits("a"), call: fresh }], [free(DANA)])).toEqual([]);
  });

  it("[CF36] is never one person for two calls", () => {
    const calls = [waits("a"), waits("b", { number: 2 }), waits("c", { number: 3 })];
    const rung = offersFor(calls, [free(DANA), free(ADA)], T + 60_000).map(({ to }) => to);
    expect(new Set(rung).size).toBe(rung.length);
  });
});
