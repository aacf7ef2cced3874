import type { UserId } from "@holdfast/case-schema";
import type { Asked } from "../asked.ts";
import type { LegKey } from "../call-event.ts";
import type { ElsewhereLine } from "../call.ts";
import { deviceOf } from "./people.ts";
import { tell, world, type World } from "./world.ts";

/** Tells everything that happened and was not told, in its order. */
export function catchUp(on: World): void {
  while (on.pending.length > 0) {
    const [one] = on.pending.splice(0, 1);
    if (one !== undefined) tell(on, one);
  }
}

/** A partner's line, and what is played of it. */
export const ELSEWHERE: ElsewhereLine = {
  to: "+15550177",
  show: null,
  offer: ["elsewhere-en"],
  ringing: ["elsewhere-ringing-en"],
  failed: ["elsewhere-failed-en"],
};

let asked = 0;

/** Somebody asks for something; the answers so far. */
export function ask(on: World, by: UserId, what: Asked): () => readonly string[] {
  asked += 1;
  const id = `asking ${asked}`;
  tell(on, { kind: "asked", ask: id, by, asked: what });
  catchUp(on);
  return () => on.answers.get(id) ?? [];
}

/** The leg of somebody's softphone. */
export function legOfUser(on: World, user: UserId): LegKey {
  const device = deviceOf(user);
  const found = [...on.legs].find(([, { who }]) => who.kind === "device" && who.device === device);
  if (found === undefined) throw new Error("not in the call");
  return found[0];
}

/** A leg is picked up, and sound comes from it unless it is said otherwise. */
export function picksUp(on: World, leg: LegKey, isHeard = true): void {
  const there = on.legs.get(leg);
  if (there === undefined) throw new Error(`no leg ${leg}`);
  there.state = "up";
  tell(on, { kind: "leg_up", leg });
  if (!isHeard) return;
  there.isHeard = true;
  on.everHeard.add(leg);
  tell(on, { kind: "leg_heard", leg });
  catchUp(on);
}

/** Somebody waits, the prompts heard out. */
export function waiting(): World {
  const on = world();
  tell(on, { kind: "prompts_ended" });
  return on;
}

/** Somebody talks with `user`, who answered from the queue. */
export function talkingWith(user: UserId): World {
  const on = waiting();
  ask(on, user, { kind: "answer", device: deviceOf(user) });
  picksUp(on, legOfUser(on, user));
  return on;
}

/** A colleague is asked in, and answers. */
export function consultedBy(on: World, by: UserId, colleague: UserId): void {
  ask(on, by, { kind: "consult", to: colleague, device: deviceOf(colleague) });
  picksUp(on, legOfUser(on, colleague));
}

/** A third party is called, and answers. */
export function partyCalled(on: World, by: UserId, withPerson = false, party = "party"): LegKey {
  const leg = partyRung(on, by, withPerson, party);
  picksUp(on, leg);
  return leg;
}

/** The same, while it rings there. Whoever sends help is named so. */
export function partyRung(on: World, by: UserId, withPerson: boolean, party = "party"): LegKey {
  const comesFirst = party === "help";
  const dialling = { kind: "party", party, to: "+15550100", show: null, withPerson, comesFirst } as const;
  ask(on, by, { kind: "dial", dialling });
  const leg = [...on.legs.keys()].find((key) => key.startsWith("party-") && key.endsWith(`-${party}`));
  if (leg === undefined) throw new Error("nobody is called");
  return leg;
}

/** Time passes, a second at a time. */
export function passes(on: World, ms: number): void {
  for (let passed = 0; passed < ms; passed += 1_000) {
    on.now += Math.min(1_000, ms - passed);
    tell(on, { kind: "tick" });
    catchUp(on);
  }
}
