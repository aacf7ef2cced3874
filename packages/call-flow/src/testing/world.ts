import { KEY_ELSEWHERE, type UserId } from "@holdfast/case-schema";
import type { Act, Noted, StoreDeed } from "../act.ts";
import type { CallCommand } from "../call-command.ts";
import type { CallStanding, LegEnd, LegKey, LegWho } from "../call-event.ts";
import { incomingCall, type Call } from "../call.ts";
import type { Happened } from "../happened.ts";
import { CALLER, partyOf, readLegKey } from "../legs.ts";
import type { Picture } from "../picture.ts";
import { reconcile, type StoredCall } from "../reconcile.ts";
import { step } from "../step.ts";
import { ownerOf } from "./people.ts";

interface WorldLeg {
  readonly who: LegWho;
  state: "ringing" | "up";
  isHeard: boolean;
}

/** What does what it is told to: a telephone exchange and a store, with one call; and whoever decides about it. */
export interface World {
  call: Call;
  now: number;
  readonly legs: Map<LegKey, WorldLeg>;
  arranged: { talking: readonly LegKey[]; music: readonly LegKey[]; listening: readonly LegKey[] };
  holder: UserId | null;
  isBack: boolean;
  phase: string;
  hasStaff: boolean;
  endedAs: string | null;
  /** What was not told yet. */
  pending: Happened[];
  /** What was asked since whoever decides was last killed. */
  readonly asked: Set<string>;
  /** What every asking was answered. */
  readonly answers: Map<string, string[]>;
  /** What must never be. */
  readonly wrong: string[];
  readonly everHeard: Set<LegKey>;
  /** What was played to them. */
  readonly played: string[];
  /** Whether they pressed the key that asks for another line. */
  askedElsewhere: boolean;
  /** All that was noted of the call's course. */
  readonly noted: Noted[];
  /** How many acts are carried out before whoever decides is killed; `null`: it lives. */
  dyingIn: number | null;
  failsToArrange: boolean;
  /** Whether what the store says of a claim comes later, as all else that happens does. */
  isStoreSlow: boolean;
  /** Whether the store keeps them here, though nobody was told so: who is in danger is put through no more. */
  isPressing: boolean;
  /** What the store says of whoever was dialled with the person. */
  mayMeet: boolean;
  /** Who sends help and was dialled with the person, as the store knows what was asked. */
  readonly helpJoins: Set<string>;
  /** Who may hear the person by now: whoever sends help, whom the store let, whom the holder brought there. */
  readonly brought: Set<LegKey>;
}

/** How a test names whoever sends help. */
const HELP = /-help$/;

const FACTS = { key: "call", line: "voice", facts: { number: 7, language: null }, firstFor: null } as const;

export function world(): World {
  return {
    call: incomingCall(FACTS, 1_000_000),
    now: 1_000_000,
    legs: new Map([[CALLER, { who: { kind: "caller" }, state: "up", isHeard: true }]]),
    arranged: { talking: [], music: [], listening: [] },
    holder: null,
    isBack: false,
    phase: "greeting",
    hasStaff: false,
    endedAs: null,
    pending: [],
    asked: new Set(),
    answers: new Map(),
    wrong: [],
    everHeard: new Set(),
    played: [],
    askedElsewhere: false,
    noted: [],
    dyingIn: null,
    failsToArrange: false,
    isStoreSlow: false,
    isPressing: false,
    mayMeet: true,
    helpJoins: new Set(),
    brought: new Set(),
  };
}

/** Tells the call something, and has all of what it comes to done, and what that comes to. */
export function tell(on: World, happened: Happened): void {
  if (happened.kind === "asked" && happened.asked.kind === "together") {
    const { apart } = happened.asked;
    for (const [leg, { state }] of on.legs)
      if (state === "up" && !apart.includes(partyOf(leg) ?? "")) on.brought.add(leg);
  }
  if (happened.kind === "asked" && happened.asked.kind === "dial") {
    const { comesFirst, withPerson, party } = happened.asked.dialling;
    if (comesFirst && withPerson) on.helpJoins.add(party);
  }
  if (happened.kind === "key" && happened.digit === KEY_ELSEWHERE) on.askedElsewhere = true;
  // Whoever talks there already talks on.
  if (happened.kind === "kept_here" && on.call.stage.kind !== "elsewhere") on.askedElsewhere = false;
  const { call, acts } = step(on.call, happened, on.now);
  on.call = call;
  perform(on, acts);
}

/** Everything that was told, forgotten: somebody else makes the call anew from what stands. */
export function crash(on: World): void {
  on.pending = [];
  on.asked.clear();
  on.dyingIn = null;
  const isPutThrough = on.endedAs === "put_through";
  if (on.endedAs !== null && !isPutThrough) return;
  const standing: CallStanding | null =
    on.legs.size === 0
      ? null
      : {
          call: "call",
          line: "voice",
          legs: [...on.legs].map(([leg, each]) => ({ leg, ...each })),
          ...on.arranged,
        };
  const { phase, isBack, holder, hasStaff } = on;
  const helpJoins = [...on.helpJoins];
  const known = { phase, isBack, isPutThrough, holder, hasStaff, helpJoins };
  const stored: StoredCall = { ...FACTS, direction: "in", ...known };
  const { call, acts } = reconcile(stored, standing, ownerOf, on.now);
  on.call = call;
  perform(on, acts);
}

/** A leg ends in the world, and that is yet to be told. */
export function ends(on: World, leg: LegKey, because: LegEnd): void {
  if (!on.legs.delete(leg)) return;
  const without = (keys: readonly LegKey[]): readonly LegKey[] => keys.filter((key) => key !== leg);
  const { talking, music, listening } = on.arranged;
  on.arranged = { talking: without(talking), music: without(music), listening: without(listening) };
  on.pending.push({ kind: "leg_ended", leg, because });
}

function perform(on: World, acts: readonly Act[]): void {
  for (const act of acts) {
    if (on.dyingIn !== null && on.dyingIn <= 0) return crash(on);
    if (on.dyingIn !== null) on.dyingIn -= 1;
    if (act.to === "channel") byChannel(on, act.command);
    else if (act.to === "store") byStore(on, act.deed);
    else on.answers.set(act.ask, [...(on.answers.get(act.ask) ?? []), act.answer.kind]);
  }
}

function byChannel(on: World, command: CallCommand): void {
  switch (command.kind) {
    case "ring":
      on.legs.set(command.leg, {
        who: { kind: "device", device: command.device },
        state: "ringing",
        isHeard: false,
      });
      return;
    case "dial":
      if (HELP.test(command.leg)) on.brought.add(command.leg);
      on.legs.set(command.leg, { who: { kind: "party" }, state: "ringing", isHeard: false });
      return;
    case "end":
      for (const leg of command.leg === null ? [...on.legs.keys()] : [command.leg])
        ends(on, leg, "ended_by_us");
      return;
    case "arrange": {
      if (on.failsToArrange) return void on.pending.push({ kind: "not_arranged" });
      const there = (keys: readonly LegKey[]): readonly LegKey[] => keys.filter((key) => on.legs.has(key));
      const { talking, music, listening } = command;
      // Whoever hung up and was not told of yet hears nobody.
      const strangers = there(talking).filter((key) => partyOf(key) !== null && !on.brought.has(key));
      const elsewhere = talking.filter((key) => readLegKey(key)?.role === "elsewhere");
      if (elsewhere.length > 0 && talking.join() !== [CALLER, ...elsewhere].join())
        on.wrong.push(`talks elsewhere, and not alone: ${talking.join()}`);
      if (elsewhere.length > 0 && !on.askedElsewhere) on.wrong.push("put through, and never asked to be");
      if (talking.includes(CALLER) && strangers.length > 0)
        on.wrong.push(`hears the person, and nobody brought them there: ${strangers.join()}`);
      on.arranged = { talking: there(talking), music: there(music), listening: there(listening) };
      return;
    }
    case "say":
      on.played.push(...command.prompts);
      if (command.says !== null) on.pending.push({ kind: "said", prompt: command.says });
      return;
    case "greet":
    case "open":
  }
}

function byStore(on: World, deed: StoreDeed): void {
  switch (deed.kind) {
    case "claim": {
      if (!on.everHeard.has(deed.leg)) on.wrong.push(`claimed unheard: ${deed.leg}`);
      if (on.endedAs !== null) return said(on, { kind: "not_claimed", leg: deed.leg, because: "over" });
      if (on.holder !== deed.from && on.holder !== deed.by)
        return said(on, { kind: "not_claimed", leg: deed.leg, because: "taken" });
      on.holder = deed.by;
      on.isBack = false;
      keep(on, deed.picture);
      return said(on, { kind: "claimed", leg: deed.leg });
    }
    case "may_meet":
      if (on.mayMeet) on.brought.add(deed.leg);
      return said(on, { kind: "met", leg: deed.leg, may: on.mayMeet });
    case "requeue":
      on.holder = null;
      on.isBack = true;
      return keep(on, deed.picture);
    case "record":
      on.noted.push(...deed.noted);
      return keep(on, deed.picture);
    case "put_through":
      if (on.holder !== null) on.wrong.push("put through, and somebody of ours had it");
      if (on.isPressing && on.endedAs === null) {
        if (deed.leg === null) on.endedAs = "hung_up_waiting";
        else said(on, { kind: "not_put_through", leg: deed.leg });
        return;
      }
      on.endedAs ??= "put_through";
      return;
    case "abandon":
      on.endedAs ??= "hung_up_waiting";
      return;
    case "end":
      on.endedAs ??= deed.as;
  }
}

function said(on: World, happened: Happened): void {
  if (on.isStoreSlow) on.pending.push(happened);
  else tell(on, happened);
}

function keep(on: World, { phase, legs }: Picture): void {
  on.phase = phase;
  on.hasStaff = legs.some(({ who, state }) => who === "staff" && state === "up");
}
