import { describe, expect, it } from "vitest";
import { CALLER } from "./legs.ts";
import { ADA, DANA, deviceOf, LEE } from "./testing/people.ts";
import {
  ask,
  catchUp,
  consultedBy,
  legOfUser,
  partyCalled,
  partyRung,
  passes,
  picksUp,
  talkingWith,
  waiting,
} from "./testing/scenes.ts";
import { step } from "./step.ts";
import { ends, tell } from "./testing/world.ts";

const together = (legs: readonly string[]) => legs.toSorted();

describe("whoever has a call", () => {
  it("[CF50] alone disposes of it", () => {
    const on = talkingWith(DANA);
    for (const kind of ["hold", "resume", "leave", "transfer_to_queue", "hang_up"] as const)
      expect(ask(on, ADA, { kind })()).toEqual(["not_holder"]);
    expect(ask(on, ADA, { kind: "together", apart: [] })()).toEqual(["not_holder"]);
    expect(ask(on, ADA, { kind: "end_leg", leg: CALLER })()).toEqual(["not_holder"]);
    expect(on.phase).toBe("talking");
    expect(ask(waiting(), DANA, { kind: "hold" })()).toEqual(["not_holder"]);
  });

  it("[CF52] holds and resumes: music for the person, silence for themselves", () => {
    const on = talkingWith(DANA);
    ask(on, DANA, { kind: "hold" });
    expect([on.arranged, on.phase]).toEqual([{ talking: [], music: [CALLER], listening: [] }, "on_hold"]);
    ask(on, DANA, { kind: "resume" });
    expect(together(on.arranged.talking)).toEqual(together([CALLER, legOfUser(on, DANA)]));
  });

  it("[CF53] consults a colleague while the person hears music, and brings the three together", () => {
    const on = talkingWith(DANA);
    consultedBy(on, DANA, ADA);
    expect(on.arranged.music).toEqual([CALLER]);
    expect(together(on.arranged.talking)).toEqual(together([legOfUser(on, DANA), legOfUser(on, ADA)]));
    ask(on, DANA, { kind: "together", apart: [] });
    expect(on.arranged.talking).toHaveLength(3);
    ask(on, DANA, { kind: "hold" });
    expect([on.arranged.music, on.phase]).toEqual([[CALLER], "consulting"]);
  });

  it("[CF53] has the person to themselves again, on hold, when the colleague is gone", () => {
    const on = talkingWith(DANA);
    consultedBy(on, DANA, ADA);
    ends(on, legOfUser(on, ADA), "hung_up");
    catchUp(on);
    expect(on.phase).toBe("on_hold");
  });

  it("[CF54] hands over by leaving: the colleague has it before the first leg ends, and nobody hears music between", () => {
    const on = talkingWith(DANA);
    consultedBy(on, DANA, ADA);
    ask(on, DANA, { kind: "together", apart: [] });
    const answers = ask(on, DANA, { kind: "leave" });
    expect([on.holder, on.phase, answers()]).toEqual([ADA, "talking", ["asked"]]);
    expect(together(on.arranged.talking)).toEqual(together([CALLER, legOfUser(on, ADA)]));
    expect(() => legOfUser(on, DANA)).toThrow("not in the call");
  });

  it("[CF54] transfers to a colleague, and keeps the call until they answer", () => {
    const on = talkingWith(DANA);
    expect(ask(on, DANA, { kind: "transfer", to: ADA, device: deviceOf(ADA) })()).toEqual(["asked"]);
    expect([on.holder, on.phase]).toEqual([DANA, "talking"]);
    picksUp(on, legOfUser(on, ADA));
    expect([on.holder, on.phase]).toEqual([ADA, "talking"]);
    expect(on.legs.size).toBe(2);
  });

  it("[CF54] keeps the call when the colleague declines", () => {
    const on = talkingWith(DANA);
    ask(on, DANA, { kind: "transfer", to: ADA, device: deviceOf(ADA) });
    ask(on, ADA, { kind: "decline", reason: "busy" });
    expect([on.holder, on.legs.size]).toEqual([DANA, 2]);
    passes(on, 60_000);
    expect(on.phase).toBe("talking");
  });

  it("[CF55] gives it back to the queue, and is not the next who is rung", () => {
    const on = talkingWith(DANA);
    ask(on, DANA, { kind: "transfer_to_queue" });
    expect([on.holder, on.phase, on.arranged.music]).toEqual([null, "back", [CALLER]]);
    expect(on.call.notAgain.map(({ user }) => user)).toEqual([DANA]);
  });

  it("[CF56] calls a third party while the person hears music; nobody hears the person before they are brought together", () => {
    const on = talkingWith(DANA);
    const party = partyCalled(on, DANA);
    expect(on.arranged.music).toEqual([CALLER]);
    ask(on, DANA, { kind: "end_leg", leg: party });
    expect(on.phase).toBe("on_hold");
  });

  it("[CF56] who went back to the person while the third party's phone rang is not joined by them", () => {
    const on = talkingWith(DANA);
    const party = partyRung(on, DANA, false);
    ask(on, DANA, { kind: "resume" });
    picksUp(on, party);
    expect(on.arranged.music).toEqual([party]);
    expect(together(on.arranged.talking)).toEqual(together([CALLER, legOfUser(on, DANA)]));
  });

  it("[CF57] leaves person and third party to each other, and has the person first again when that fails", () => {
    const on = talkingWith(DANA);
    const party = partyCalled(on, DANA, true);
    ask(on, DANA, { kind: "leave" });
    expect(together(on.arranged.talking)).toEqual(together([CALLER, party]));
    expect([on.holder, on.phase]).toEqual([DANA, "together"]);
    ends(on, party, "lost");
    catchUp(on);
    expect([on.holder, on.phase, on.call.firstFor]).toEqual([null, "back", DANA]);
    expect(on.arranged.music).toEqual([CALLER]);
  });

  it("[CF57] may come back to whom they left with somebody else, and has never not had them", () => {
    const on = talkingWith(DANA);
    const party = partyCalled(on, DANA, true);
    ask(on, DANA, { kind: "leave" });
    expect(ask(on, ADA, { kind: "answer", device: deviceOf(ADA) })()).toEqual(["refused"]);
    expect(ask(on, DANA, { kind: "hang_up" })()).toEqual(["refused"]);
    const back = ask(on, DANA, { kind: "answer", device: deviceOf(DANA) });
    expect(together(on.arranged.talking)).toEqual(together([CALLER, party]));
    picksUp(on, legOfUser(on, DANA));
    expect([back(), on.holder, on.phase]).toEqual([["asked"], DANA, "together"]);
    expect(together(on.arranged.talking)).toEqual(together([CALLER, party, legOfUser(on, DANA)]));
    // What went wrong there is theirs to mend: whoever sends help is called.
    const help = partyCalled(on, DANA, true, "help");
    expect(on.arranged.talking).toContain(help);
    ask(on, DANA, { kind: "leave" });
    ask(on, DANA, { kind: "answer", device: deviceOf(DANA) });
    tell(on, { kind: "holder", by: ADA });
    expect(() => legOfUser(on, DANA)).toThrow("not in the call");
  });

  it("[CF57] is not with them again from a softphone that stays mute, and they go on", () => {
    const on = talkingWith(DANA);
    const party = partyCalled(on, DANA, true);
    ask(on, DANA, { kind: "leave" });
    const back = ask(on, DANA, { kind: "answer", device: deviceOf(DANA) });
    picksUp(on, legOfUser(on, DANA), false);
    passes(on, 4_000);
    expect(back()).toEqual(["refused"]);
    expect(together(on.arranged.talking)).toEqual(together([CALLER, party]));
  });

  it("[CF58] is told who listens; whoever listens is not heard, and stops with the call", () => {
    const on = talkingWith(DANA);
    ask(on, LEE, { kind: "listen", device: deviceOf(LEE) });
    picksUp(on, legOfUser(on, LEE));
    expect(on.arranged.listening).toEqual([legOfUser(on, LEE)]);
    expect(on.arranged.talking).not.toContain(legOfUser(on, LEE));
    expect(on.call.kept?.legs.find(({ user }) => user === LEE)).toMatchObject({ isListening: true });
    ends(on, legOfUser(on, DANA), "lost");
    catchUp(on);
    expect([...on.legs.keys()]).toEqual([CALLER]);
  });

  it("[CF59] has prompts played to the person, which is kept once they play, and nobody else has", () => {
    const on = talkingWith(DANA);
    const say = { kind: "say", prompt: "is_it_safe", file: "is-it-safe-en" } as const;
    const played = () => on.noted.filter(({ kind }) => kind === "said");
    expect(ask(on, ADA, say)()).toEqual(["not_holder"]);
    catchUp(on);
    expect(played()).toEqual([]);
    const acts = step(on.call, { kind: "asked", ask: "a", by: DANA, asked: say }, on.now).acts;
    expect(acts.filter(({ to }) => to !== "asker")).toEqual([
      {
        to: "channel",
        command: {
          kind: "say",
          call: on.call.key,
          leg: CALLER,
          prompts: ["is-it-safe-en"],
          says: "is_it_safe",
        },
      },
    ]);
    expect(ask(on, DANA, say)()).toEqual(["asked"]);
    catchUp(on);
    expect(played()).toEqual([{ kind: "said", prompt: "is_it_safe" }]);
  });
});
