import { describe, expect, it } from "vitest";
import { CALLER } from "./legs.ts";
import { ELSEWHERE_AGAIN_MS, ELSEWHERE_RING_MS, ELSEWHERE_TRIES } from "./limits.ts";
import { partner, press, ringing, told } from "./testing/elsewhere-scenes.ts";
import { DANA, deviceOf } from "./testing/people.ts";
import {
  ask,
  catchUp,
  ELSEWHERE,
  legOfUser,
  partyCalled,
  passes,
  picksUp,
  talkingWith,
  waiting,
} from "./testing/scenes.ts";
import { crash, ends, tell, world, type World } from "./testing/world.ts";

describe("another line, for whoever waits", () => {
  it("[G728] is told of once the welcome was heard out, and again after a while, as long as it is", () => {
    const on = world();
    told(on);
    expect(on.played).toEqual([]);
    tell(on, { kind: "prompts_ended" });
    told(on);
    told(on);
    expect(on.played).toEqual(ELSEWHERE.offer);
    passes(on, ELSEWHERE_AGAIN_MS - 1_000);
    told(on);
    expect(on.played).toHaveLength(1);
    passes(on, 1_000);
    told(on);
    expect(on.played).toHaveLength(2);
    tell(on, { kind: "elsewhere", line: null });
    passes(on, ELSEWHERE_AGAIN_MS);
    expect(on.played).toHaveLength(2);
  });

  it.each<[string, () => World]>([
    ["who talks with somebody", () => talkingWith(DANA)],
    [
      "who lost whoever they talked with",
      () => {
        const on = talkingWith(DANA);
        ends(on, legOfUser(on, DANA), "lost");
        catchUp(on);
        return on;
      },
    ],
    [
      "who waits with somebody whom an advocate had brought in",
      () => {
        const on = talkingWith(DANA);
        partyCalled(on, DANA, true);
        ask(on, DANA, { kind: "leave" });
        on.holder = null;
        crash(on);
        expect([on.phase, on.legs.size, on.played]).toEqual(["waiting", 2, []]);
        return on;
      },
    ],
    [
      "whose words are typed",
      () => {
        const on = waiting();
        on.call = { ...on.call, line: "tty" };
        return on;
      },
    ],
  ])("[G728] is not told of to somebody %s, and their key asks for nothing", (_who, scene) => {
    const on = scene();
    told(on);
    press(on);
    expect([on.played, partner(on)]).toEqual([[], undefined]);
  });

  it("[G728] is asked for by nobody who was not told, who cannot speak, or where its sound is missing; whoever presses nothing waits on", () => {
    const untold = waiting();
    press(untold);
    const mute = waiting();
    told(mute);
    press(mute, "1");
    press(mute);
    const unheard = waiting();
    told(unheard);
    tell(unheard, { kind: "not_played", leg: CALLER });
    press(unheard);
    const other = waiting();
    told(other);
    press(other, "2");
    for (const on of [untold, mute, unheard, other]) {
      expect(partner(on)).toBeUndefined();
      expect(on.call.stage).toEqual({ kind: "waiting", isBack: false, isTogether: false });
    }
  });

  it("[G728] that could not be played is tried again no sooner than it would be told of again, and means nothing until then", () => {
    const on = waiting();
    for (let round = 0; round < 3; round += 1) {
      told(on);
      tell(on, { kind: "not_played", leg: CALLER });
      press(on);
    }
    expect([on.played, partner(on)]).toEqual([ELSEWHERE.offer, undefined]);
    passes(on, ELSEWHERE_AGAIN_MS);
    told(on);
    press(on);
    expect(on.played.slice(1)).toEqual([...ELSEWHERE.offer, ...ELSEWHERE.ringing]);
    expect(partner(on)).toBeDefined();
  });

  it("[CP100] is told of to nobody who said that they cannot speak, though the store was asked before it knew", () => {
    const on = waiting();
    press(on, "1");
    told(on);
    passes(on, ELSEWHERE_AGAIN_MS);
    told(on);
    press(on);
    expect([on.played, partner(on)]).toEqual([[], undefined]);
  });

  it("[G729] rings once for whoever asks, who keeps their place and hears so again and again", () => {
    const [on, leg] = ringing();
    press(on);
    expect([...on.legs.keys()]).toEqual([CALLER, leg]);
    expect(on.arranged.music).toEqual([CALLER]);
    expect([on.phase, on.holder, on.endedAs]).toEqual(["waiting", null, null]);
    passes(on, 24_000);
    expect(on.played.slice(1)).toEqual(Array.from({ length: 3 }, () => "elsewhere-ringing-en"));
    expect(on.noted.map(({ kind }) => kind)).toEqual(["key", "leg_ringing", "key"]);
  });

  it.each(["busy", "rejected", "unreachable", "hung_up"] as const)(
    "[G729] that does not take it (%s) leaves them where they were, told so, and they may ask again",
    (because) => {
      const [on, leg] = ringing();
      ends(on, leg, because);
      catchUp(on);
      expect(on.played.at(-1)).toBe("elsewhere-failed-en");
      expect([on.phase, on.arranged.music, on.endedAs]).toEqual(["waiting", [CALLER], null]);
      press(on);
      expect(partner(on)).toBeDefined();
    },
  );

  it("[G729] is tried three times until they are told of it again, however often they ask", () => {
    const on = waiting();
    const tries = (): number => {
      let dialled = 0;
      for (let asked = 0; asked < 20; asked += 1) {
        press(on);
        const leg = partner(on);
        if (leg === undefined) continue;
        dialled += 1;
        ends(on, leg, "busy");
        catchUp(on);
      }
      return dialled;
    };
    told(on);
    expect(tries()).toBe(ELSEWHERE_TRIES);
    expect(on.played.at(-1)).toBe("elsewhere-failed-en");
    passes(on, ELSEWHERE_AGAIN_MS - 1_000);
    told(on);
    expect(tries()).toBe(0);
    passes(on, 1_000);
    told(on);
    expect(tries()).toBe(ELSEWHERE_TRIES);
  });

  it("[G729] that rings out is given up after its time, and somebody of ours answers afterwards", () => {
    const [on] = ringing();
    passes(on, ELSEWHERE_RING_MS - 1_000);
    expect(partner(on)).toBeDefined();
    passes(on, 1_000);
    expect(partner(on)).toBeUndefined();
    expect(on.played.at(-1)).toBe("elsewhere-failed-en");
    ask(on, DANA, { kind: "answer", device: deviceOf(DANA) });
    picksUp(on, legOfUser(on, DANA));
    expect(on.holder).toBe(DANA);
  });

  it("[G729] stops ringing when somebody of ours answers first, also while the store is asked for that", () => {
    const [on, leg] = ringing();
    on.isStoreSlow = true;
    ask(on, DANA, { kind: "answer", device: deviceOf(DANA) });
    const own = legOfUser(on, DANA);
    on.legs.set(own, { ...on.legs.get(own)!, state: "up", isHeard: true });
    on.everHeard.add(own);
    tell(on, { kind: "leg_heard", leg: own });
    tell(on, { kind: "leg_up", leg });
    expect(on.call.stage.kind).toBe("waiting");
    catchUp(on);
    expect([on.holder, on.endedAs, partner(on)]).toEqual([DANA, null, undefined]);
    expect([...on.arranged.talking].toSorted()).toEqual([CALLER, own].toSorted());
    expect(on.played).not.toContain("elsewhere-failed-en");
  });

  it("[G729] ends with whoever hangs up while it rings", () => {
    const [on] = ringing();
    ends(on, CALLER, "hung_up");
    catchUp(on);
    expect([on.endedAs, on.legs.size]).toEqual(["hung_up_waiting", 0]);
  });

  it("[G731] that only rings stops with whoever carried the call, and they wait on", () => {
    const [on] = ringing();
    crash(on);
    catchUp(on);
    expect([[...on.legs.keys()], on.phase, on.endedAs]).toEqual([[CALLER], "waiting", null]);
    expect(on.arranged.music).toEqual([CALLER]);
  });

  it("[G731] [CF40] that rings anew in the moment of a takeover is not taken for the one that stopped with it", () => {
    const [on, before] = ringing();
    crash(on);
    const [, leg] = ringing(on);
    catchUp(on);
    expect(leg).not.toBe(before);
    expect([[...on.legs.keys()], on.call.legs.map(({ key }) => key)]).toEqual([
      [CALLER, leg],
      [CALLER, leg],
    ]);
  });

  it("[G729] [CP100] stops ringing for whoever is in danger by then, who hears that they wait on and is put through no more", () => {
    const [on, leg] = ringing();
    tell(on, { kind: "kept_here" });
    expect(partner(on)).toBeUndefined();
    expect(on.played.at(-1)).toBe("elsewhere-failed-en");
    tell(on, { kind: "leg_up", leg });
    press(on);
    expect([partner(on), on.phase, on.endedAs, on.arranged.music]).toEqual([
      undefined,
      "waiting",
      null,
      [CALLER],
    ]);
    const heard = on.played.length;
    tell(on, { kind: "kept_here" });
    expect(on.played).toHaveLength(heard);
  });

  it("[G731] that is told of no more rings on for whoever asked before, and whoever asks late hears that it does not answer", () => {
    const [on] = ringing();
    const late = waiting();
    told(late);
    for (const each of [on, late]) tell(each, { kind: "elsewhere", line: null });
    press(late);
    expect(partner(on)).toBeDefined();
    expect(partner(late)).toBeUndefined();
    expect(late.played.at(-1)).toBe("elsewhere-failed-en");
  });
});
