import { describe, expect, it } from "vitest";
import { CALLER } from "./legs.ts";
import { ANSWERS_ITSELF_MS, GREETING_MAX_MS, HEARD_WITHIN_MS, RING_MS } from "./limits.ts";
import { ADA, DANA, deviceOf, MARTA } from "./testing/people.ts";
import { ask, catchUp, legOfUser, passes, picksUp, talkingWith, waiting } from "./testing/scenes.ts";
import { ends, tell, world } from "./testing/world.ts";

const answering = (user: typeof DANA) => ({ kind: "answer", device: deviceOf(user) }) as const;

describe("whoever rings", () => {
  it("[CF3] hears the prompts, and waits with music once they are over", () => {
    const on = world();
    expect(on.arranged.music).toEqual([]);
    tell(on, { kind: "prompts_ended" });
    expect(on.arranged).toEqual({ talking: [], music: [CALLER], listening: [] });
    expect(on.phase).toBe("waiting");
  });

  it("[CF3] waits after a minute, whatever became of the prompts", () => {
    const on = world();
    passes(on, GREETING_MAX_MS - 1_000);
    expect(on.call.stage.kind).toBe("greeting");
    passes(on, 1_000);
    expect(on.call.stage.kind).toBe("waiting");
  });

  it("[CF3] can be answered while the prompts play, and the prompts stop", () => {
    const on = world();
    ask(on, DANA, answering(DANA));
    picksUp(on, legOfUser(on, DANA));
    expect(on.arranged.talking.toSorted()).toEqual([CALLER, legOfUser(on, DANA)].toSorted());
  });

  it("[CF13] who hangs up while waiting has abandoned the call, and nobody goes on ringing", () => {
    const on = waiting();
    tell(on, { kind: "offer", to: DANA, device: deviceOf(DANA) });
    ends(on, CALLER, "hung_up");
    catchUp(on);
    expect(on.endedAs).toBe("hung_up_waiting");
    expect(on.legs.size).toBe(0);
  });

  it("[CF5] has every key kept, whoever has the call, and nobody else has", () => {
    const on = talkingWith(DANA);
    tell(on, { kind: "key", leg: CALLER, digit: "1" });
    tell(on, { kind: "key", leg: legOfUser(on, DANA), digit: "2" });
    expect(on.noted.filter(({ kind }) => kind === "key")).toEqual([{ kind: "key", leg: CALLER, digit: "1" }]);
  });
});

describe("whoever cannot speak", () => {
  const marks = (on: ReturnType<typeof world>) =>
    on.noted.filter(({ kind }) => kind === "cannot_speak").length;

  it.each([
    ["hear the prompts", world],
    ["wait", waiting],
  ])("[CF6] says so by the first key while they %s, and by no other", (_while, scene) => {
    const on = scene();
    for (const digit of ["2", "#"]) tell(on, { kind: "key", leg: CALLER, digit });
    expect(marks(on)).toBe(0);
    tell(on, { kind: "key", leg: CALLER, digit: "1" });
    expect(marks(on)).toBe(1);
    expect(on.noted.filter(({ kind }) => kind === "key")).toHaveLength(3);
  });

  it("[CF6] answers with the same key once somebody talks with them", () => {
    const on = talkingWith(DANA);
    tell(on, { kind: "key", leg: CALLER, digit: "1" });
    expect(marks(on)).toBe(0);
  });
});

describe("an answer", () => {
  it("[CF10] is a claim only once sound came from the device; until then the caller hears music", () => {
    const on = waiting();
    const answers = ask(on, DANA, answering(DANA));
    picksUp(on, legOfUser(on, DANA), false);
    expect([on.holder, on.arranged.music, answers()]).toEqual([null, [CALLER], []]);
    expect(on.phase).toBe("joining");
    picksUp(on, legOfUser(on, DANA));
    expect([on.holder, on.arranged.music, answers()]).toEqual([DANA, [], ["asked"]]);
    expect(on.phase).toBe("talking");
  });

  it("[CF10] [CF20] from a device that stays mute for three seconds ends, and the caller waits on", () => {
    const on = waiting();
    const answers = ask(on, DANA, answering(DANA));
    picksUp(on, legOfUser(on, DANA), false);
    passes(on, HEARD_WITHIN_MS);
    expect(answers()).toEqual(["refused"]);
    expect([...on.legs.keys()]).toEqual([CALLER]);
    expect(on.holder).toBeNull();
  });

  it("[CF20] from a device that does not answer by itself is refused soon", () => {
    const on = waiting();
    const answers = ask(on, DANA, answering(DANA));
    passes(on, ANSWERS_ITSELF_MS);
    expect(answers()).toEqual(["refused"]);
  });

  it("[CF11] of two is one's: the other's leg ends, and they learn that it is taken", () => {
    const on = waiting();
    const danas = ask(on, DANA, answering(DANA));
    const adas = ask(on, ADA, answering(ADA));
    picksUp(on, legOfUser(on, ADA));
    expect(on.holder).toBe(ADA);
    expect([danas(), adas()]).toEqual([["taken"], ["asked"]]);
    expect(() => legOfUser(on, DANA)).toThrow("not in the call");
    expect(ask(on, DANA, answering(DANA))()).toEqual(["taken"]);
  });

  it("[CF11] that loses by the store's word ends, and whoever has it there is not on the phone: the queue gets it back", () => {
    const on = waiting();
    on.holder = MARTA;
    const answers = ask(on, DANA, answering(DANA));
    picksUp(on, legOfUser(on, DANA));
    expect(answers()).toEqual(["taken"]);
    tell(on, { kind: "holder", by: MARTA });
    expect(on.holder).toBeNull();
    expect(on.arranged.music).toEqual([CALLER]);
  });

  it("[CF12] that the store gives to whoever is gone meanwhile goes back to the queue at once", () => {
    const on = waiting();
    ask(on, DANA, answering(DANA));
    on.isStoreSlow = true;
    const leg = legOfUser(on, DANA);
    const there = on.legs.get(leg);
    if (there !== undefined) there.state = "up";
    on.everHeard.add(leg);
    tell(on, { kind: "leg_heard", leg });
    expect(on.holder).toBe(DANA);
    on.legs.delete(leg);
    tell(on, { kind: "leg_ended", leg, because: "lost" });
    catchUp(on);
    expect([on.holder, on.arranged.music]).toEqual([null, [CALLER]]);
  });

  it("[CF14] where it rings already rings no second time", () => {
    const on = waiting();
    tell(on, { kind: "offer", to: DANA, device: deviceOf(DANA) });
    const answers = ask(on, DANA, answering(DANA));
    expect(on.legs.size).toBe(2);
    picksUp(on, legOfUser(on, DANA));
    expect(answers()).toEqual(["asked"]);
  });

  it("[CF14] that is asked for after what rang there was picked up says that it is theirs", () => {
    const on = talkingWith(DANA);
    expect(ask(on, DANA, answering(DANA))()).toEqual(["asked"]);
    expect(ask(on, ADA, answering(ADA))()).toEqual(["taken"]);
  });
});

describe("an offer", () => {
  it("[CF20] rings for twenty seconds, and its person is not rung again for a minute", () => {
    const on = waiting();
    tell(on, { kind: "offer", to: DANA, device: deviceOf(DANA) });
    passes(on, RING_MS - 1_000);
    expect(on.phase).toBe("ringing");
    passes(on, 1_000);
    expect(on.phase).toBe("waiting");
    expect(on.call.notAgain).toEqual([{ user: DANA, until: on.now + 60_000 }]);
  });

  it("[CF33] that is declined stops at once and says so", () => {
    const on = waiting();
    tell(on, { kind: "offer", to: DANA, device: deviceOf(DANA) });
    expect(ask(on, DANA, { kind: "decline", reason: "busy" })()).toEqual(["asked"]);
    expect([...on.legs.keys()]).toEqual([CALLER]);
    expect(on.noted).toContainEqual(
      expect.objectContaining({ kind: "declined", user: DANA, decline: "busy" }),
    );
  });
});
