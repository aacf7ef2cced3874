import { describe, expect, it } from "vitest";
import { CALLER } from "./legs.ts";
import { partner, press, ringing } from "./testing/elsewhere-scenes.ts";
import { DANA, deviceOf } from "./testing/people.ts";
import { ask, catchUp, legOfUser, picksUp, waiting } from "./testing/scenes.ts";
import { crash, ends, tell } from "./testing/world.ts";

describe("whoever is put through", () => {
  it("[G729] [CF12] is nobody whom the store gave to one of ours who is gone by then: they are back in the queue", () => {
    const [on, leg] = ringing();
    on.isStoreSlow = true;
    ask(on, DANA, { kind: "answer", device: deviceOf(DANA) });
    const own = legOfUser(on, DANA);
    on.everHeard.add(own);
    tell(on, { kind: "leg_heard", leg: own });
    tell(on, { kind: "leg_up", leg });
    ends(on, own, "lost");
    on.pending.reverse();
    catchUp(on);
    expect([on.wrong, on.endedAs, on.holder, on.isBack, partner(on)]).toEqual([
      [],
      null,
      null,
      true,
      undefined,
    ]);
    expect([on.arranged.music, on.played.at(-1)]).toEqual([[CALLER], "elsewhere-failed-en"]);
  });

  it("[G730] that answers has them: nobody of ours is asked any more, gets them, or hears what is pressed there", () => {
    const on = waiting();
    tell(on, { kind: "offer", to: DANA, device: deviceOf(DANA) });
    const [, leg] = ringing(on);
    picksUp(on, leg, false);
    expect([on.endedAs, on.holder]).toEqual(["put_through", null]);
    expect(on.arranged.talking).toEqual([CALLER, leg]);
    expect([...on.legs.keys()]).toEqual([CALLER, leg]);
    const before = on.noted.length;
    press(on, "1");
    tell(on, { kind: "offer", to: DANA, device: deviceOf(DANA) });
    expect(ask(on, DANA, { kind: "answer", device: deviceOf(DANA) })()).toEqual(["refused"]);
    expect(ask(on, DANA, { kind: "listen", device: deviceOf(DANA) })()).toEqual(["refused"]);
    expect(on.noted).toHaveLength(before);
  });

  it.each([
    ["they hang up", CALLER],
    ["it hangs up there", "partner"],
  ])("[G730] is over when %s, and never abandoned or lost", (_what, who) => {
    const [on, leg] = ringing();
    picksUp(on, leg, false);
    // Also where the store was away as it began.
    on.endedAs = null;
    ends(on, who === CALLER ? CALLER : leg, "hung_up");
    catchUp(on);
    expect([on.endedAs, on.legs.size, on.call.stage.kind]).toEqual(["put_through", 0, "over"]);
  });

  it("[G731] goes on talking whoever carries the call by then, whether or not it was kept before", () => {
    const [kept, leg] = ringing();
    picksUp(kept, leg, false);
    const [lost, other] = ringing();
    picksUp(lost, other, false);
    lost.endedAs = null;
    const [apart, third] = ringing();
    picksUp(apart, third, false);
    apart.arranged = { talking: [], music: [CALLER], listening: [] };
    for (const on of [kept, lost, apart]) {
      crash(on);
      expect([on.endedAs, on.legs.size, on.call.stage.kind]).toEqual(["put_through", 2, "elsewhere"]);
      expect(on.arranged.talking).toContain(CALLER);
      ends(on, CALLER, "hung_up");
      catchUp(on);
      expect([on.endedAs, on.legs.size]).toEqual(["put_through", 0]);
    }
  });

  it("[G732] [CP100] lets go of whoever the store knew first to be in danger, who waits on, hears so, and is answered by one of ours", () => {
    const [on, leg] = ringing();
    on.isPressing = true;
    picksUp(on, leg, false);
    catchUp(on);
    expect([partner(on), on.endedAs, on.phase, on.arranged.music]).toEqual([
      undefined,
      null,
      "waiting",
      [CALLER],
    ]);
    expect(on.played.at(-1)).toBe("elsewhere-failed-en");
    press(on);
    expect(partner(on)).toBeUndefined();
    ask(on, DANA, { kind: "answer", device: deviceOf(DANA) });
    picksUp(on, legOfUser(on, DANA));
    expect(on.holder).toBe(DANA);
  });

  it("[G732] is nobody who hung up before the store said so: they hung up while they waited", () => {
    const [on, leg] = ringing();
    on.isPressing = true;
    on.isStoreSlow = true;
    picksUp(on, leg, false);
    ends(on, CALLER, "hung_up");
    on.pending.reverse();
    catchUp(on);
    expect([on.endedAs, on.legs.size, on.call.stage.kind]).toEqual(["hung_up_waiting", 0, "over"]);
  });

  it("[G731] [G732] that is kept already is cut by nothing that the store says of another end, or late", () => {
    const [on, leg] = ringing();
    picksUp(on, leg, false);
    on.isPressing = true;
    tell(on, { kind: "not_put_through", leg: "another" });
    crash(on);
    catchUp(on);
    expect([on.endedAs, on.legs.size, on.call.stage.kind]).toEqual(["put_through", 2, "elsewhere"]);
  });

  it("[G731] rings nobody of ours on when whoever carried the call died before they stopped ringing", () => {
    const on = waiting();
    tell(on, { kind: "offer", to: DANA, device: deviceOf(DANA) });
    const [, leg] = ringing(on);
    on.legs.set(leg, { ...on.legs.get(leg)!, state: "up" });
    on.arranged = { talking: [CALLER, leg], music: [], listening: [] };
    crash(on);
    catchUp(on);
    expect([[...on.legs.keys()].toSorted(), on.endedAs]).toEqual([[CALLER, leg], "put_through"]);
  });

  it("[G731] that talks with somebody already is cut by no danger that is raised after that", () => {
    const [on, leg] = ringing();
    picksUp(on, leg, false);
    tell(on, { kind: "kept_here" });
    expect([...on.legs.keys()]).toEqual([CALLER, leg]);
  });
});
