import { setTimeout as sleep } from "node:timers/promises";
import type { ContactId } from "@holdfast/case-schema";
import type { Act, Hand, Life, TimedAct } from "./acts.ts";
import type { Known, Player } from "./player.ts";
import type { VirtualConsole } from "./virtual-console.ts";

/** Something that happens beside the contacts, at its time of the shift. */
export interface ShiftEvent {
  readonly atMs: number;
  /** Whose last act it waits for, however late the machine lets them do it. */
  readonly after?: Hand;
  readonly run: () => Promise<void>;
}

/** Everything a shift is played with. */
export interface Stagehands {
  readonly players: readonly Player[];
  /** Somebody outside writes, for the first time or again; resolves when the gateway has said that it has it. */
  readonly writes: (life: Life, words: string) => Promise<void>;
  /** Whose board shows what has arrived. */
  readonly observer: VirtualConsole;
  /** What else happens, at its time. */
  readonly events: readonly ShiftEvent[];
  /** Called before somebody takes on a contact in danger. */
  readonly beforeDanger: (contact: Known) => Promise<void>;
  /** How long the whole shift takes here, in milliseconds, for each millisecond of its own time. */
  readonly pace: number;
}

/** Plays the whole script; resolves with the contact that each life became. */
export async function play(
  lives: readonly Life[],
  stagehands: Stagehands,
): Promise<ReadonlyMap<Life, Known>> {
  const { players, writes, observer, events, beforeDanger, pace } = stagehands;
  const begun = performance.now();
  const itIs = async (atMs: number): Promise<void> => {
    const waitMs = atMs * pace - (performance.now() - begun);
    if (waitMs > 0) await sleep(waitMs);
  };
  const known = new Map<Life, Known>();
  const oneAtATime = turns();
  const toDo = count(lives.flatMap(({ acts }) => acts.flatMap(({ act }) => ("by" in act ? [act.by] : []))));

  /** One arrives after the other, so that the one new contact on the board is this one. */
  const arrive = async (life: Life, words: string): Promise<Known> => {
    const before = new Set<ContactId>([...known.values()].map(({ id }) => id));
    await writes(life, words);
    const fresh = () => [...observer.board().rows.values()].find(({ id }) => !before.has(id));
    await observer.until(() => fresh() !== undefined);
    const row = fresh();
    if (row === undefined) throw new Error("what came is gone");
    const contact = { id: row.id, number: row.number };
    known.set(life, contact);
    return contact;
  };
  const staffAct = async (
    life: Life,
    contact: Known,
    act: Exclude<Act, { kind: "writes" }>,
  ): Promise<void> => {
    const player = players[act.by];
    if (player === undefined) throw new Error(`nobody plays ${act.by}`);
    if (act.kind === "claims" && life.danger) await beforeDanger(contact);
    const from = act.kind === "takes_over" ? (players[act.from] ?? null) : null;
    await oneAtATime(act.by, () => player.act(contact, act, from));
    toDo.done(act.by);
  };
  const live = async (life: Life): Promise<void> => {
    const [first, ...rest] = life.acts as readonly [TimedAct, ...TimedAct[]];
    await itIs(first.atMs);
    const contact = await oneAtATime("arrivals", () => arrive(life, wordsOf(first.act)));
    for (const { atMs, act } of rest) {
      await itIs(atMs);
      if (act.kind === "writes") await writes(life, act.words);
      else await staffAct(life, contact, act);
    }
  };
  await Promise.all([
    ...lives.map((life) => live(life)),
    ...events.map(async ({ atMs, after, run }) => {
      await itIs(atMs);
      if (after !== undefined) await toDo.nothingLeft(after);
      await run();
    }),
  ]);
  return known;
}

function wordsOf(act: Act): string {
  return "words" in act ? act.words : "";
}

/** Lets everybody do one thing at a time, in the order in which it was asked. */
function turns(): <Done>(name: Hand | "arrivals", act: () => Promise<Done>) => Promise<Done> {
  const last = new Map<Hand | "arrivals", Promise<unknown>>();
  return (name, act) => {
    const done = (last.get(name) ?? Promise.resolve()).then(act, act);
    last.set(name, done);
    return done;
  };
}

/** Counts what everybody has to do yet. */
function count(acts: readonly Hand[]) {
  const left = new Map<Hand, number>();
  for (const hand of acts) left.set(hand, (left.get(hand) ?? 0) + 1);
  const waiting = new Map<Hand, () => void>();
  return {
    done(hand: Hand) {
      left.set(hand, (left.get(hand) ?? 0) - 1);
      if (left.get(hand) === 0) waiting.get(hand)?.();
    },
    nothingLeft: (hand: Hand) =>
      new Promise<void>((resolve) => {
        if ((left.get(hand) ?? 0) === 0) resolve();
        else waiting.set(hand, resolve);
      }),
  };
}
