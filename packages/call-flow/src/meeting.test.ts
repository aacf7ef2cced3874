import { describe, expect, it } from "vitest";
import { CALLER, type PartyLeg } from "./legs.ts";
import { ADA, DANA, deviceOf } from "./testing/people.ts";
import { ask, catchUp, legOfUser, partyCalled, partyRung, picksUp, talkingWith } from "./testing/scenes.ts";
import { crash, ends, tell, type World } from "./testing/world.ts";

const sorted = (legs: readonly string[]) => legs.toSorted();
const talks = (on: World, ...legs: readonly string[]): void =>
  expect(sorted(on.arranged.talking)).toEqual(sorted([CALLER, legOfUser(on, DANA), ...legs]));
const together = (on: World, apart: readonly string[] = []) => ask(on, DANA, { kind: "together", apart })();

/** Somebody picks up who was dialled with the person, and the store's word is not there yet. */
function pickedUp(): { readonly on: World; readonly shelter: string } {
  const on = talkingWith(DANA);
  const shelter = partyRung(on, DANA, true);
  on.isStoreSlow = true;
  tell(on, { kind: "leg_up", leg: shelter });
  return { on, shelter };
}

describe("whoever was dialled with the person", () => {
  it("[CF72] comes to them once it is asked, when they pick up, whether they may; till then they hear music", () => {
    const { on, shelter } = pickedUp();
    talks(on);
    expect(on.arranged.music).toEqual([shelter]);
    catchUp(on);
    talks(on, shelter);
    expect(on.phase).toBe("together");
    expect(on.noted.filter(({ kind }) => kind === "brought_together")).toHaveLength(1);
  });

  it("[CF72] and was marked while it rang there hears music, while the person goes on talking with us", () => {
    const on = talkingWith(DANA);
    const shelter = partyRung(on, DANA, true);
    on.mayMeet = false;
    picksUp(on, shelter);
    talks(on);
    expect([on.phase, on.arranged.music]).toEqual(["talking", [shelter]]);
    expect(on.noted.map(({ kind }) => kind)).not.toContain("brought_together");
    expect(together(on, ["party"])).toEqual(["refused"]);
    talks(on);
    // Once nothing forbids it any more, whoever has the call may bring them there.
    expect(together(on)).toEqual(["asked"]);
    talks(on, shelter);
  });

  it("[CF72] and sends help comes to them at once, whatever stands there, and a shelter that rang along does not", () => {
    const on = talkingWith(DANA);
    on.mayMeet = false;
    const shelter = partyRung(on, DANA, true, "shelter");
    const help = partyCalled(on, DANA, true, "help");
    picksUp(on, shelter);
    talks(on, help);
    expect([on.phase, on.arranged.music]).toEqual(["together", [shelter]]);
  });

  it("[CF72] meets nobody by a word that comes after the person was put on hold, or after they hung up", () => {
    const { on, shelter } = pickedUp();
    ask(on, DANA, { kind: "hold" });
    expect([on.phase, on.arranged.music]).toEqual(["consulting", [CALLER]]);
    ends(on, shelter, "hung_up");
    tell(on, { kind: "met", leg: shelter, may: true });
    catchUp(on);
    expect([on.phase, on.arranged.music]).toEqual(["on_hold", [CALLER]]);
  });

  it("[CF52] [CF72] meets nobody where the person was put on hold while it still rang", () => {
    const on = talkingWith(DANA);
    const shelter = partyRung(on, DANA, true);
    ask(on, DANA, { kind: "hold" });
    picksUp(on, shelter);
    expect([on.phase, on.arranged.music]).toEqual(["consulting", [CALLER]]);
    together(on);
    talks(on, shelter);
  });

  it("[CF72] is brought to them by nobody's forgotten wish, once another gateway carries the call", () => {
    const on = talkingWith(DANA);
    const shelter = partyRung(on, DANA, true);
    crash(on);
    picksUp(on, shelter);
    expect(on.arranged.talking).not.toContain(shelter);
  });
});

describe("whoever sends help", () => {
  it("[CF72] and was dialled with the person comes to them at once, also when another gateway carries the call by then", () => {
    const on = talkingWith(DANA);
    const help = partyRung(on, DANA, true, "help");
    crash(on);
    picksUp(on, help);
    talks(on, help);
    expect(on.phase).toBe("together");
  });

  it("[CF72] comes to them where they picked up while nobody carried it; who was put aside by somebody stays there", () => {
    const on = talkingWith(DANA);
    const help = partyRung(on, DANA, true, "help");
    on.legs.set(help, { who: { kind: "party" }, state: "up", isHeard: true });
    crash(on);
    talks(on, help);
    expect(on.noted.map(({ kind }) => kind)).toContain("leg_up");
    ask(on, DANA, { kind: "hold" });
    crash(on);
    expect([on.phase, on.arranged.music]).toEqual(["consulting", [CALLER]]);
  });

  it("[CF56] and was dialled apart comes to nobody by a takeover", () => {
    const on = talkingWith(DANA);
    const help = partyRung(on, DANA, false, "help");
    crash(on);
    picksUp(on, help);
    expect(on.arranged.talking).not.toContain(CALLER);
  });
});

describe("of several who were called", () => {
  it("[CF72] those come together with the person who may, and the others stay on music", () => {
    const on = talkingWith(DANA);
    const shelter = partyCalled(on, DANA, false, "shelter");
    const help = partyCalled(on, DANA, false, "help");
    expect(on.arranged.music).toEqual([CALLER]);
    expect(together(on, ["shelter"])).toEqual(["asked"]);
    talks(on, help);
    expect(on.arranged.music).toEqual([shelter]);
    crash(on);
    expect([on.phase, on.arranged.music]).toEqual(["together", [shelter]]);
    // Whoever sends help is gone: the shelter is not heard for it, and the person is not hung up on.
    ends(on, help, "hung_up");
    catchUp(on);
    talks(on);
    expect([on.phase, on.arranged.music]).toEqual(["talking", [shelter]]);
  });

  it("[CF56] nobody who is talked with apart hears the person because somebody else was dialled with them", () => {
    const on = talkingWith(DANA);
    const apart = partyCalled(on, DANA);
    const other = partyCalled(on, DANA, true, "other");
    expect(on.arranged.music).toEqual([CALLER]);
    expect(sorted(on.arranged.talking)).toEqual(sorted([apart, other, legOfUser(on, DANA)]));
    together(on);
    talks(on, apart, other);
  });

  it("[CF56] nobody who still rang when others were brought together hears the person, and nobody leaves them so", () => {
    const on = talkingWith(DANA);
    const first = partyCalled(on, DANA, false, "first");
    const late = partyRung(on, DANA, false, "late");
    together(on);
    picksUp(on, late);
    talks(on, first);
    expect(ask(on, DANA, { kind: "leave" })()).toEqual(["refused"]);
    ask(on, DANA, { kind: "end_leg", leg: late });
    expect(ask(on, DANA, { kind: "leave" })()).toEqual(["asked"]);
    expect(sorted(on.arranged.talking)).toEqual(sorted([CALLER, first]));
  });

  it("[CF56] whoever takes the call on hears whom the person hears, and the others stay on music", () => {
    const on = talkingWith(DANA);
    const help = partyCalled(on, DANA, true, "help");
    on.mayMeet = false;
    const shelter = partyCalled(on, DANA, true, "shelter");
    ends(on, legOfUser(on, DANA), "lost");
    catchUp(on);
    expect([sorted(on.arranged.talking), on.arranged.music]).toEqual([sorted([CALLER, help]), [shelter]]);
    ask(on, ADA, { kind: "answer", device: deviceOf(ADA) });
    picksUp(on, legOfUser(on, ADA));
    expect(sorted(on.arranged.talking)).toEqual(sorted([CALLER, help, legOfUser(on, ADA)]));
    const leg = on.call.legs.find(({ key }) => key === shelter) as PartyLeg | undefined;
    expect([on.arranged.music, leg?.isMet]).toEqual([[shelter], false]);
  });
});
