import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ASKED_FOR_MS,
  NO_PHONE,
  step,
  type Invite,
  type Phone,
  type PhoneAct,
  type PhoneEvent,
} from "./phone.ts";

const offered: Invite = {
  leg: "offered",
  contact: 4120,
  language: "es",
  answersItself: false,
  isEcho: false,
};
const mine: Invite = { leg: "mine", contact: 4121, language: null, answersItself: true, isEcho: false };
const echo: Invite = { leg: "echo", contact: null, language: null, answersItself: true, isEcho: true };

function after(...events: readonly PhoneEvent[]): { phone: Phone; acts: readonly PhoneAct[] } {
  return events.reduce<{ phone: Phone; acts: readonly PhoneAct[] }>(
    ({ phone, acts }, event) => {
      const stepped = step(phone, event);
      return { phone: stepped.phone, acts: [...acts, ...stepped.acts] };
    },
    { phone: NO_PHONE, acts: [] },
  );
}

const rang = (invite: Invite, at = 0): PhoneEvent => ({ kind: "invited", invite, at });
const ready: PhoneEvent = { kind: "microphone", microphone: "ready" };
const press: PhoneEvent = { kind: "answer_pressed" };

describe("what answers by itself", () => {
  it("[VD1] a leg that this page asked for is answered as soon as the microphone is open", () => {
    const { phone, acts } = after({ kind: "asked", what: 4121, at: 0 }, rang(mine, 900), ready);
    expect(acts).toEqual([{ kind: "open_microphone" }, { kind: "answer", leg: "mine" }]);
    expect(phone.leg).toMatchObject({ leg: "mine", phase: "answering", isAsked: true });
  });

  it.each<[string, readonly PhoneEvent[]]>([
    ["nobody asked for", [rang(mine)]],
    ["somebody asked for too long ago", [{ kind: "asked", what: 4121, at: 0 }, rang(mine, ASKED_FOR_MS)]],
    ["another contact was asked for", [{ kind: "asked", what: 4122, at: 0 }, rang(mine)]],
  ])("[VD1] a leg that %s rings like any other", (_, events) => {
    const { phone, acts } = after(...events);
    expect(acts).toEqual([]);
    expect(phone.leg?.phase).toBe("ringing");
  });

  it("[VD1] a leg that was on its way when its contact was asked for is answered, too, and asks for no second press", () => {
    const { acts } = after({ kind: "asked", what: 4120, at: 0 }, rang(offered, 300), ready);
    expect(acts).toContainEqual({ kind: "answer", leg: "offered" });
  });

  it("[VD1] what was answered by a press is asked for no longer", () => {
    const { phone } = after(
      rang(offered),
      { kind: "asked", what: 4120, at: 0 },
      press,
      { kind: "ended", leg: "offered" },
      rang({ ...offered, leg: "again" }),
    );
    expect(phone.leg?.phase).toBe("ringing");
  });

  it("[VD1] what was asked for answers itself once: the next leg of that contact rings", () => {
    const { phone } = after(
      { kind: "asked", what: 4121, at: 0 },
      rang(mine),
      { kind: "ended", leg: "mine" },
      rang({ ...mine, leg: "later" }),
    );
    expect(phone.leg).toMatchObject({ leg: "later", phase: "ringing" });
  });

  it("[VD1] an echo that nobody asked for is refused, and one that somebody did is answered", () => {
    expect(after(rang(echo)).acts).toEqual([{ kind: "refuse", leg: "echo", because: "unable" }]);
    expect(after({ kind: "asked", what: "echo", at: 0 }, rang(echo), ready).acts).toContainEqual({
      kind: "answer",
      leg: "echo",
    });
  });
});

describe("one leg at a time", () => {
  const busy = { kind: "refuse", leg: "mine", because: "busy" };
  const talk: readonly PhoneEvent[] = [rang(offered), press, ready, { kind: "up", leg: "offered", at: 5 }];

  it("[VD2] a further one is busy, at once while the first rings, and after a moment while it is up", () => {
    expect(after(rang(offered), rang(mine)).acts).toEqual([busy]);
    expect(after(...talk, rang(mine)).acts.at(-1)).toEqual({ kind: "wait", leg: "mine" });
    const { phone, acts } = after(...talk, rang(mine), { kind: "waited", leg: "mine" });
    expect(acts.at(-1)).toEqual(busy);
    expect(phone).toMatchObject({ leg: { leg: "offered", phase: "up", since: 5 }, next: null });
  });

  it("[VD10] one that came before the end of a talk was heard rings once it is, and is refused no more", () => {
    const over: PhoneEvent = { kind: "ended", leg: "offered" };
    const { phone, acts } = after(...talk, rang(mine, 7), over, { kind: "waited", leg: "mine" });
    expect(acts.slice(-2)).toEqual([{ kind: "wait", leg: "mine" }, { kind: "close_microphone" }]);
    expect(phone).toMatchObject({ leg: { leg: "mine", phase: "ringing", since: 7 }, next: null });
  });

  it("[VD10] one that this page asked for meanwhile answers itself once the talk is over", () => {
    const asked: PhoneEvent = { kind: "asked", what: 4121, at: 6 };
    const { acts } = after(...talk, asked, rang(mine, 7), { kind: "ended", leg: "offered" }, ready);
    expect(acts.slice(-3)).toEqual([
      { kind: "close_microphone" },
      { kind: "open_microphone" },
      { kind: "answer", leg: "mine" },
    ]);
  });

  it("[VD10] one alone waits, it may be taken back, and told twice it waits once", () => {
    const third = rang({ ...mine, leg: "third" });
    expect(after(...talk, rang(mine), rang(mine), third).acts.slice(-2)).toEqual([
      { kind: "wait", leg: "mine" },
      { kind: "refuse", leg: "third", because: "busy" },
    ]);
    const gone = after(
      ...talk,
      rang(mine),
      { kind: "ended", leg: "mine" },
      { kind: "ended", leg: "offered" },
    );
    expect(gone.phone).toMatchObject({ leg: null, next: null });
  });

  it("[VD2] what was asked for takes the place of what only rings", () => {
    const { phone, acts } = after(rang(offered), { kind: "asked", what: 4121, at: 0 }, rang(mine));
    expect(acts).toEqual([{ kind: "refuse", leg: "offered", because: "busy" }, { kind: "open_microphone" }]);
    expect(phone.leg?.leg).toBe("mine");
  });

  it("[VD2] an echo gives way to a call, and a talk to nothing", () => {
    const talking = (invite: Invite): readonly PhoneEvent[] => [
      { kind: "asked", what: invite.isEcho ? "echo" : 4121, at: 0 },
      rang(invite),
      ready,
      { kind: "up", leg: invite.leg, at: 0 },
    ];
    const asked: readonly PhoneEvent[] = [
      { kind: "asked", what: 4121, at: 0 },
      rang({ ...mine, leg: "new" }),
    ];
    expect(after(...talking(echo), ...asked).acts).toContainEqual({ kind: "end", leg: "echo" });
    expect(after(...talking(mine), ...asked).acts.at(-1)).toEqual({ kind: "wait", leg: "new" });
  });

  it("[VD2] the same leg, told twice, changes nothing", () => {
    expect(after(rang(offered), press, rang(offered)).phone.leg?.phase).toBe("answering");
  });
});

describe("the microphone", () => {
  it.each(["blocked", "missing", "taken"] as const)("[VD4] %s: what rang goes on ringing", (microphone) => {
    const { phone, acts } = after(rang(offered), press, { kind: "microphone", microphone });
    expect(acts).toEqual([{ kind: "open_microphone" }]);
    expect(phone).toMatchObject({ microphone, leg: { phase: "ringing" } });
  });

  it("[VD4] blocked: what was asked for is refused, so that the caller is offered to another at once", () => {
    const { phone, acts } = after({ kind: "asked", what: 4121, at: 0 }, rang(mine), {
      kind: "microphone",
      microphone: "blocked",
    });
    expect(acts.at(-1)).toEqual({ kind: "refuse", leg: "mine", because: "unable" });
    expect(phone.leg).toBeNull();
  });

  it("[VD3] is closed when the leg ends, whoever ended it", () => {
    const talk: readonly PhoneEvent[] = [rang(offered), press, ready, { kind: "up", leg: "offered", at: 0 }];
    expect(after(...talk, { kind: "ended", leg: "offered" }).acts.at(-1)).toEqual({
      kind: "close_microphone",
    });
    expect(after(...talk, { kind: "end_pressed" }).acts.at(-1)).toEqual({ kind: "end", leg: "offered" });
  });

  it("[VD8] is muted and heard again only while somebody talks, and each once", () => {
    const mute = (isMuted: boolean): PhoneEvent => ({ kind: "mute_pressed", isMuted });
    expect(after(rang(offered), mute(true)).acts).toEqual([]);
    const talk: readonly PhoneEvent[] = [rang(offered), press, ready, { kind: "up", leg: "offered", at: 0 }];
    const { phone, acts } = after(...talk, mute(true), mute(true), mute(false));
    expect(acts.filter(({ kind }) => kind === "mute")).toEqual([
      { kind: "mute", leg: "offered", isMuted: true },
      { kind: "mute", leg: "offered", isMuted: false },
    ]);
    expect(phone.leg?.isMuted).toBe(false);
  });
});

const anyInvite = fc.constantFrom(offered, mine, echo, { ...mine, leg: "other" });
const anyEvent: fc.Arbitrary<PhoneEvent> = fc.oneof(
  anyInvite.map((invite) => rang(invite)),
  fc.constantFrom<PhoneEvent>(ready, press, { kind: "end_pressed" }, { kind: "mute_pressed", isMuted: true }),
  fc.constantFrom<PhoneEvent>({ kind: "asked", what: 4121, at: 0 }, { kind: "asked", what: "echo", at: 0 }),
  fc
    .constantFrom("blocked", "missing", "taken")
    .map((microphone) => ({ kind: "microphone", microphone }) as const),
  anyInvite.map(({ leg }) => ({ kind: "up", leg, at: 1 }) as const),
  anyInvite.map(({ leg }) => ({ kind: "ended", leg }) as const),
  anyInvite.map(({ leg }) => ({ kind: "waited", leg }) as const),
);

it("[VD1, VD4] in no order of events is a leg answered that nobody pressed or asked for, or without a microphone", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30, size: "medium" }), (events) => {
      let phone = NO_PHONE;
      let wasWanted = false;
      for (const event of events) {
        wasWanted ||= event.kind === "answer_pressed" || event.kind === "asked";
        const stepped = step(phone, event);
        for (const act of stepped.acts) {
          if (act.kind !== "answer") continue;
          expect(wasWanted).toBe(true);
          expect(stepped.phone).toMatchObject({ microphone: "ready", leg: { leg: act.leg } });
        }
        phone = stepped.phone;
      }
    }),
  );
});
