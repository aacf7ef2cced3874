import type { Medium, ShiftState } from "@holdfast/case-schema";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import type { Came } from "../live/until-known.ts";
import { createStore } from "../store/store.ts";
import {
  EndShiftDocument,
  KeepShiftDocument,
  PauseMediumDocument,
  ShiftDocument,
} from "./shift-documents.ts";

/** How whoever is signed in stands on their shift, as far as is known. Instants are milliseconds. */
export type Shift =
  | { readonly kind: "unknown" }
  | { readonly kind: "off" }
  | { readonly kind: "on"; readonly state: ShiftState; readonly stateSince: number };

export const shift = createStore<Shift>({ kind: "unknown" });

/** The media on which they want nothing new for now; of no shift, none. */
export const pausedMedia = createStore<readonly Medium[]>([]);

/** Whether the question is open, after the tone of the start, if it was heard. */
export const hearing = createStore<"none" | "asking" | "not_heard">("none");

type Standing = {
  readonly state: ShiftState;
  readonly stateSince: number;
  readonly paused: readonly Medium[];
} | null;

/** Grows where somebody told how they stand, and neither that nor how they stand now had an answer: what is known may be old. */
export const doubts = createStore(0);

/** Grows with everything that is asked or told: an answer that was overtaken says how it stood before, and is no news. */
let turn = 0;
/** What is being told. One after the other, so that the last press is also the last thing that the gateway hears. */
let telling: Promise<unknown> = Promise.resolve();

/** Asks how one stands; another screen may have changed it. */
export async function loadShift(): Promise<Came> {
  await allTold();
  const mine = nextTurn();
  const answer = await ask(ShiftDocument, {});
  if (mine !== turn) return null;
  if (answer.kind === "data") learn(answer.data.shift);
  return answer;
}

/** Goes on shift, on a break, apart, or back from it. Gives whether the gateway has heard it. */
export async function keepShift(state: ShiftState): Promise<boolean> {
  return inTurn(async () => {
    const answer = await tell(KeepShiftDocument, { state });
    return answer.kind === "data" ? { standing: answer.data.keepShift } : answer;
  });
}

/** Wants nothing new on a medium for now, or wants it again. Gives whether the gateway has heard it. */
export async function pauseMedium(medium: Medium, isPaused: boolean): Promise<boolean> {
  return inTurn(async () => {
    const answer = await tell(PauseMediumDocument, { medium, isPaused });
    return answer.kind === "data" ? { standing: answer.data.pauseMedium } : answer;
  });
}

/** Whether what colleagues ask of somebody is heard by them: available, or there to be consulted (AL46). */
export function hearsColleagues(stands: Shift): boolean {
  return stands.kind === "on" && (stands.state === "available" || stands.state === "consult_only");
}

export async function endShift(): Promise<boolean> {
  const isHeard = await inTurn(async () => {
    const answer = await tell(EndShiftDocument, {});
    return answer.kind === "data" ? { standing: null } : answer;
  });
  if (isHeard) hearing.set("none");
  return isHeard;
}

type Told = { readonly standing: Standing } | { readonly kind: Parameters<typeof failureWords>[0] };

async function inTurn(tellIt: () => Promise<Told>): Promise<boolean> {
  const mine = nextTurn();
  const told = telling.then(tellIt);
  telling = told;
  const heard = await told;
  if ("standing" in heard) {
    if (mine === turn) learn(heard.standing);
    return true;
  }
  const words = failureWords(heard.kind);
  announce({ kind: "shift", urgency: "assertive", words: () => words });
  // It may have been done all the same, and whoever is on shift without knowing it hears nothing.
  if (heard.kind === "unreachable" && mine === turn) void lookAfterDoubt();
  return false;
}

async function lookAfterDoubt(): Promise<void> {
  const came = await loadShift();
  if (came?.kind === "unreachable" || came?.kind === "failed") doubts.update((before) => before + 1);
}

/** Asked beside a press that is on its way, the gateway may answer how it stood before, after the press's own answer. */
async function allTold(): Promise<void> {
  const told = telling;
  await told;
  if (told !== telling) await allTold();
}

function nextTurn(): number {
  turn += 1;
  return turn;
}

/** Drops what is known, as when somebody leaves. */
export function forgetShift(): void {
  nextTurn();
  telling = Promise.resolve();
  shift.set({ kind: "unknown" });
  pausedMedia.set([]);
  hearing.set("none");
}

function learn(standing: Standing): void {
  pausedMedia.set(standing?.paused ?? []);
  shift.update((before) => {
    if (standing === null) return before.kind === "off" ? before : { kind: "off" };
    const { state, stateSince } = standing;
    const isSame = before.kind === "on" && before.state === state && before.stateSince === stateSince;
    return isSame ? before : { kind: "on", state, stateSince };
  });
}
