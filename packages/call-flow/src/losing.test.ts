import { describe, expect, it } from "vitest";
import { CALLER } from "./legs.ts";
import { DEVICE_GONE_MS } from "./limits.ts";
import { ADA, DANA, deviceOf } from "./testing/people.ts";
import {
  ask,
  catchUp,
  consultedBy,
  legOfUser,
  partyCalled,
  passes,
  picksUp,
  talkingWith,
} from "./testing/scenes.ts";
import { crash, ends, tell } from "./testing/world.ts";

describe("a caller whose advocate is gone", () => {
  it.each(["lost", "hung_up", "unreachable"] as const)(
    "[CF2] [CF15] (%s) hears music, and is at the head of the queue",
    (because) => {
      const on = talkingWith(DANA);
      ends(on, legOfUser(on, DANA), because);
      catchUp(on);
      expect(on.arranged.music).toEqual([CALLER]);
      expect([on.holder, on.isBack, on.phase]).toEqual([null, true, "back"]);
    },
  );

  it("[CF15] by sign-out loses the softphone at once, and so is back at once", () => {
    const on = talkingWith(DANA);
    tell(on, { kind: "revoked", device: deviceOf(DANA) });
    expect([...on.legs.keys()]).toEqual([CALLER]);
    expect([on.holder, on.phase]).toEqual([null, "back"]);
  });

  it("[CF21] is back four seconds after the softphone was last in reach, and not for a short gap", () => {
    const on = talkingWith(DANA);
    const device = deviceOf(DANA);
    tell(on, { kind: "device", device, state: "gone" });
    passes(on, DEVICE_GONE_MS - 1_000);
    tell(on, { kind: "device", device, state: "reachable" });
    passes(on, 60_000);
    expect(on.holder).toBe(DANA);
    tell(on, { kind: "device", device, state: "gone" });
    passes(on, DEVICE_GONE_MS);
    expect([on.holder, on.phase]).toEqual([null, "back"]);
  });

  it("[CF22] is waited for no longer because a clock was set back", () => {
    const on = talkingWith(DANA);
    tell(on, { kind: "device", device: deviceOf(DANA), state: "gone" });
    on.now -= 3_600_000;
    passes(on, DEVICE_GONE_MS + 1_000);
    expect(on.phase).toBe("back");
  });

  it("[CF15] goes on with the colleague who was in the call, who has it then", () => {
    const on = talkingWith(DANA);
    consultedBy(on, DANA, ADA);
    ask(on, DANA, { kind: "together", apart: [] });
    ends(on, legOfUser(on, DANA), "lost");
    catchUp(on);
    expect([on.holder, on.phase]).toEqual([ADA, "talking"]);
    expect(on.arranged.talking.toSorted()).toEqual([CALLER, legOfUser(on, ADA)].toSorted());
  });

  it("[CF16] goes on talking with whoever sends help, and is at the head of the queue all the same", () => {
    const on = talkingWith(DANA);
    const party = partyCalled(on, DANA, true);
    ends(on, legOfUser(on, DANA), "lost");
    catchUp(on);
    expect(on.arranged.talking.toSorted()).toEqual([CALLER, party].toSorted());
    expect([on.holder, on.phase]).toEqual([null, "back"]);
    ask(on, ADA, { kind: "answer", device: deviceOf(ADA) });
    picksUp(on, legOfUser(on, ADA));
    expect([on.holder, on.phase]).toEqual([ADA, "together"]);
  });

  it("[CF17] by a move in the queue is back with its leg ended, and whom it was moved to is asked first", () => {
    const on = talkingWith(DANA);
    on.holder = ADA;
    tell(on, { kind: "holder", by: ADA });
    expect([...on.legs.keys()]).toEqual([CALLER]);
    expect([on.holder, on.call.firstFor]).toEqual([null, ADA]);
  });
});

describe("an advocate whose caller is gone", () => {
  it("[CF13] is hung up on when nobody else is in it, and keeps the contact", () => {
    const on = talkingWith(DANA);
    ends(on, CALLER, "hung_up");
    catchUp(on);
    expect([on.endedAs, on.holder, on.legs.size]).toEqual(["hung_up", DANA, 0]);
  });

  it("[CF16] goes on with whoever sends help", () => {
    const on = talkingWith(DANA);
    const party = partyCalled(on, DANA, true);
    ends(on, CALLER, "lost");
    catchUp(on);
    expect(on.endedAs).toBeNull();
    expect(on.arranged.talking.toSorted()).toEqual([legOfUser(on, DANA), party].toSorted());
    ends(on, party, "hung_up");
    catchUp(on);
    expect([on.endedAs, on.legs.size]).toEqual(["ended_by_us", 0]);
  });
});

describe("whoever decides", () => {
  it("[CF40] [CF41] when made anew finds who talks with whom, and moves nobody", () => {
    const on = talkingWith(DANA);
    consultedBy(on, DANA, ADA);
    const before = structuredClone(on.arranged);
    crash(on);
    expect(on.arranged).toEqual(before);
    expect([on.phase, on.holder]).toEqual(["consulting", DANA]);
    ask(on, DANA, { kind: "together", apart: [] });
    expect(on.phase).toBe("together");
  });

  it("[CF42] when made anew finds a holder gone, and has the caller back in the queue", () => {
    const on = talkingWith(DANA);
    on.legs.delete(legOfUser(on, DANA));
    crash(on);
    expect([on.holder, on.phase]).toEqual([null, "back"]);
    expect(on.arranged.music).toEqual([CALLER]);
  });

  it("[CF43] when made anew ends what nobody is left in: abandoned when nobody had answered, lost otherwise", () => {
    const on = talkingWith(DANA);
    on.legs.clear();
    crash(on);
    expect(on.endedAs).toBe("lost");
  });

  it("[CF44] when made anew ends the leg of a softphone that is nobody's any more", () => {
    const on = talkingWith(DANA);
    on.legs.set("offer-9-x", {
      who: { kind: "device", device: "nobodys" },
      state: "ringing",
      isHeard: false,
    });
    crash(on);
    catchUp(on);
    expect([...on.legs.keys()].toSorted()).toEqual([CALLER, legOfUser(on, DANA)].toSorted());
    expect(on.holder).toBe(DANA);
  });
});
