import type { UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Asked } from "./asked.ts";
import { FIRST_OFFER_ALONE_MS } from "./limits.ts";
import { CALLER, readLegKey } from "./legs.ts";
import { offersFor } from "./offers.ts";
import { moves, type Move } from "./testing/moves.ts";
import { ADA, DANA, deviceOf, LEE, MARTA } from "./testing/people.ts";
import {
  ask,
  consultedBy,
  ELSEWHERE,
  legOfUser,
  partyCalled,
  picksUp,
  talkingWith,
  waiting,
} from "./testing/scenes.ts";
import { crash, ends, tell, world, type World } from "./testing/world.ts";

const ROUNDS = rounds(3_000);
const LAST: UserId = "00000000-0000-7000-8000-000000000009" as UserId;
const ORDER = { number: 1, danger: null, lane: null, dueAt: 0, waitingSince: 0 };
const USERS = [DANA, ADA, MARTA, LEE] as const;

/** Every phase, and every end but those of a call that we begin. */
const EVERYWHERE = [
  "greeting",
  "waiting",
  "ringing",
  "joining",
  "talking",
  "on_hold",
  "consulting",
  "together",
  "back",
  "hung_up_waiting",
  "hung_up",
  "ended_by_us",
  "lost",
  "left",
  "put_through",
];

const HELP = "help";

/** Where a script begins: chance alone seldom comes as far. */
const STARTS: Readonly<Record<string, () => World>> = {
  ringing: world,
  joining: () => {
    const on = waiting();
    ask(on, DANA, { kind: "answer", device: deviceOf(DANA) });
    picksUp(on, legOfUser(on, DANA), false);
    return on;
  },
  elsewhere: () => {
    const on = waiting();
    tell(on, { kind: "elsewhere", line: ELSEWHERE });
    tell(on, { kind: "key", leg: CALLER, digit: "9" });
    return on;
  },
  talking: () => talkingWith(DANA),
  consulting: () => {
    const on = talkingWith(DANA);
    consultedBy(on, DANA, ADA);
    return on;
  },
  together: () => {
    const on = talkingWith(DANA);
    partyCalled(on, DANA, true);
    return on;
  },
  left: () => {
    const on = talkingWith(DANA);
    partyCalled(on, DANA, true);
    ask(on, DANA, { kind: "leave" });
    return on;
  },
};

const userOf = (index: number): UserId => USERS[index % USERS.length] ?? DANA;

function askedOf(on: World, what: number, by: UserId, other: UserId, index: number): Asked {
  const party = index % 4 === 3 ? HELP : `party-of-${index % 3}`;
  const dialling = { kind: "party", to: "+15550100", show: null } as const;
  const leg = [...on.legs.keys()][index % Math.max(1, on.legs.size)] ?? CALLER;
  const all: readonly Asked[] = [
    { kind: "answer", device: deviceOf(by) },
    { kind: "decline", reason: "busy" },
    { kind: "hold" },
    { kind: "resume" },
    { kind: "together", apart: index % 3 === 0 ? ["party", "party-of-1"] : [] },
    { kind: "leave" },
    { kind: "consult", to: other, device: deviceOf(other) },
    { kind: "transfer", to: other, device: deviceOf(other) },
    {
      kind: "dial",
      dialling: { ...dialling, party, withPerson: index % 2 === 0, comesFirst: party === HELP },
    },
    { kind: "transfer_to_queue" },
    { kind: "end_leg", leg },
    { kind: "listen", device: deviceOf(by) },
    { kind: "stop_listening" },
    { kind: "hang_up" },
  ];
  return all[what] ?? { kind: "hold" };
}

/** Told in another order than it happened, and some of it twice. */
function deliver(on: World, luck: () => number): void {
  while (on.pending.length > 0) {
    const [one] = on.pending.splice(luck() % on.pending.length, 1);
    if (one === undefined) return;
    tell(on, one);
    if (luck() % 3 === 0) tell(on, one);
  }
}

function make(on: World, move: Move, luck: () => number, nthMove: number): void {
  const legAt = (index: number): string | undefined => [...on.legs.keys()][index % Math.max(1, on.legs.size)];
  switch (move.move) {
    case "up":
    case "heard": {
      const key = legAt(move.leg);
      const leg = on.legs.get(key ?? "");
      if (key === undefined || leg === undefined) return;
      leg.state = "up";
      on.pending.push({ kind: "leg_up", leg: key });
      if (move.move === "up") return;
      leg.isHeard = true;
      on.everHeard.add(key);
      return void on.pending.push({ kind: "leg_heard", leg: key });
    }
    case "key":
      return tell(on, { kind: "key", leg: legAt(move.leg) ?? CALLER, digit: "1" });
    case "ends":
      return ends(on, legAt(move.leg) ?? CALLER, move.because);
    case "ask": {
      const by = luck() % 2 === 0 && on.holder !== null ? on.holder : userOf(move.by);
      const id = `ask ${nthMove}`;
      on.asked.add(id);
      const asked = askedOf(on, move.what, by, userOf(move.other), move.other);
      return tell(on, { kind: "asked", ask: id, by, asked });
    }
    case "offer":
      return tell(on, { kind: "offer", to: userOf(move.user), device: deviceOf(userOf(move.user)) });
    case "device": {
      const device = deviceOf(userOf(move.user));
      return tell(
        on,
        move.state === "revoked"
          ? { kind: "revoked", device }
          : { kind: "device", device, state: move.state },
      );
    }
    case "elsewhere": {
      if (move.does === "asked") return tell(on, { kind: "key", leg: CALLER, digit: "9" });
      if (move.does === "kept") return tell(on, { kind: "kept_here" });
      if (move.does === "unheard") return tell(on, { kind: "not_played", leg: CALLER });
      return tell(on, { kind: "elsewhere", line: move.does === "told" ? ELSEWHERE : null });
    }
    case "time":
      on.now += move.ms;
      return tell(on, { kind: "tick" });
    case "holder":
      if (on.endedAs !== null) return;
      on.holder = move.user === null ? null : userOf(move.user);
      return tell(on, { kind: "holder", by: on.holder });
    case "prompts":
      return tell(on, { kind: "prompts_ended" });
    case "deliver":
      return deliver(on, luck);
    case "crash":
      return crash(on);
    case "cannot_arrange":
      on.failsToArrange = !on.failsToArrange;
      return;
    case "hangs_up":
      return ends(on, CALLER, "hung_up");
    case "marked":
      on.mayMeet = !on.mayMeet;
      return;
    case "pressing":
      on.isPressing = !on.isPressing;
      return;
    case "slow_store":
      on.isStoreSlow = !on.isStoreSlow;
      return;
    case "dying":
      on.dyingIn = move.acts;
  }
}

/** What must hold once everything was told. */
function complaints(on: World): readonly string[] {
  const { call, legs, arranged } = on;
  const found = [...on.wrong];
  const { stage } = call;
  if (stage.kind === "over") {
    if (legs.size > 0) found.push(`over, and ${[...legs.keys()].join()} still there`);
    if (on.endedAs === null) found.push("over, and the store does not know");
    return found;
  }
  const known = call.legs.map(({ key }) => key).toSorted();
  const there = [...legs.keys()].toSorted();
  if (known.join() !== there.join()) found.push(`knows ${known.join()} where ${there.join()} is`);
  const isPersonUp = legs.get(CALLER)?.state === "up";
  const company = arranged.talking.filter((key) => key !== CALLER && legs.get(key)?.state === "up");
  const isHeardOrMusic =
    arranged.music.includes(CALLER) || (arranged.talking.includes(CALLER) && company.length > 0);
  if (isPersonUp && stage.kind !== "greeting" && !isHeardOrMusic) found.push("alone without music");
  if (stage.kind === "elsewhere") {
    if (on.endedAs !== "put_through") found.push("put through, and the store does not know");
    const roles = there.map((key) => readLegKey(key)?.role).join();
    if (roles !== "person,elsewhere") found.push(`put through beside ${roles}`);
    return found;
  }
  const holder = stage.kind === "held" || stage.kind === "left" ? stage.by : null;
  if (on.holder !== holder) found.push(`the store says ${on.holder}, the call ${holder}`);
  if (stage.kind === "held" && !legs.has(stage.leg)) found.push("held by somebody who is gone");
  const talking = call.legs.filter(
    (leg) => leg.kind === "device" && leg.role !== "consult" && arranged.talking.includes(leg.key),
  );
  if (talking.length > 1) found.push("held by two");
  if (stage.kind === "waiting") {
    const fresh = { user: LAST, device: "device-9", isFree: true, freeSince: 0 };
    const offers = offersFor([{ call, order: ORDER }], [fresh], on.now + FIRST_OFFER_ALONE_MS);
    if (call.firstOfferAt !== null && offers.length === 0) found.push("no offer to come");
  }
  return found;
}

describe("a call through anything", () => {
  it(
    "[CF2] [CF4] [CF10] [CF11] [CF12] [CF22] [CF40] [CF56] [CF72] is never alone without music, claimed unheard, held by two, heard by whom nobody brought there, or left with nobody",
    () => {
      const reached = new Set<string>();
      fc.assert(
        fc.property(
          fc.constantFrom(...Object.keys(STARTS)),
          // Of the usual size it would have ten moves at most.
          fc.array(moves, { maxLength: 60, size: "medium" }),
          fc.infiniteStream(fc.nat()),
          (start, script, stream) => {
            const luck = (): number => Number(stream.next().value);
            const on = STARTS[start]?.() ?? world();
            for (const [index, move] of script.entries()) {
              make(on, move, luck, index);
              expect(on.wrong).toEqual([]);
              reached.add(on.endedAs ?? on.phase);
            }
            on.dyingIn = null;
            on.failsToArrange = false;
            deliver(on, luck);
            tell(on, { kind: "tick" });
            tell(on, { kind: "holder", by: on.holder });
            deliver(on, luck);
            expect(complaints(on)).toEqual([]);
            for (const [, answers] of on.answers) expect(answers.length).toBeLessThanOrEqual(1);
            // All that may still ring has rung out.
            for (let second = 0; second < 130; second += 1) {
              on.now += 1_000;
              tell(on, { kind: "tick" });
              deliver(on, luck);
            }
            expect(complaints(on)).toEqual([]);
            expect([...on.asked].filter((id) => !on.answers.has(id))).toEqual([]);
          },
        ),
        { numRuns: ROUNDS },
      );
      // Else it was never where it could go wrong; a handful of rounds need not get everywhere.
      expect(EVERYWHERE.filter((state) => ROUNDS >= 3_000 && !reached.has(state))).toEqual([]);
    },
    30_000 + ROUNDS * 5,
  );
});
