import type { ToneName } from "./alert-table.ts";

/** The loudest that anything may sound: -12 dBFS, as an amplitude. */
export const LOUDEST = 10 ** (-12 / 20);

/** How long every sound takes to reach its volume, in milliseconds. */
export const RAMP_MS = 300;

/** How long a note takes to begin and to end, so that it does not click, in milliseconds. */
const EDGE_MS = 12;

interface Note {
  readonly atMs: number;
  readonly forMs: number;
  readonly hz: number;
}

/** The sounds, each with a rhythm of its own: twice two long rings, four short calls in turn, one long note, two taps. */
export const TONES: Readonly<Record<ToneName, readonly Note[]>> = {
  ring: [0, 550].flatMap((atMs) => [440, 480].map((hz) => ({ atMs, forMs: 400, hz }))),
  danger: [880, 660, 880, 660].map((hz, nth) => ({ atMs: nth * 225, forMs: 200, hz })),
  soft: [{ atMs: 0, forMs: 600, hz: 523 }],
  tick: [150, 320].map((atMs) => ({ atMs, forMs: 70, hz: 1_200 })),
};

/** How long a sound is, in milliseconds. */
export function lengthMs(tone: ToneName): number {
  return Math.max(...TONES[tone].map(({ atMs, forMs }) => atMs + forMs));
}

/** One note as it is to be played: its level goes in straight lines from point to point. */
export interface Played {
  readonly hz: number;
  readonly points: readonly [Point, ...Point[]];
}

interface Point {
  readonly atMs: number;
  /** An amplitude: 1 is the loudest that the machine can play. */
  readonly level: number;
}

/** A sound at a volume of 0 to 100, its notes together never louder than is allowed. */
export function played(tone: ToneName, percent: number): readonly Played[] {
  const notes = TONES[tone];
  const voices = Math.max(...notes.map((one) => notes.filter((other) => overlaps(one, other)).length));
  const full = (LOUDEST * Math.min(100, Math.max(0, percent))) / 100 / voices;
  const level = (atMs: number): number => full * Math.min(1, atMs / RAMP_MS);
  return notes.map(({ atMs, forMs, hz }) => {
    const [from, to] = [atMs + EDGE_MS, atMs + forMs - EDGE_MS];
    const bend = from < RAMP_MS && RAMP_MS < to ? [RAMP_MS] : [];
    const inside = [from, ...bend, to].map((time) => ({ atMs: time, level: level(time) }));
    return { hz, points: [{ atMs, level: 0 }, ...inside, { atMs: atMs + forMs, level: 0 }] };
  });
}

function overlaps(one: Note, other: Note): boolean {
  return one.atMs < other.atMs + other.forMs && other.atMs < one.atMs + one.forMs;
}
