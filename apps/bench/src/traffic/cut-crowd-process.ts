import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@holdfast/tooling/free-port";
import { askAs } from "./ask-as.ts";
import type { FollowedQueue, VersionedRow } from "./followed-queue.ts";
import { openReturningConsole, type ReturningConsole } from "./returning-console.ts";

/** What the parent sends first: which gateway, and how many consoles reach it. */
export interface CutCrowdOrder {
  readonly gateway: string;
  readonly consoles: number;
  /** Who they are; all the same advocate, at many screens. */
  readonly cookie: string;
}

/** What the parent asks: to cut everybody for so long and wait until all are back, or to compare what each has with the truth. */
export type CutCrowdQuestion =
  | { readonly cutForMs: number; readonly patienceMs: number }
  | { readonly truth: readonly VersionedRow[]; readonly patienceMs: number };

/** What came of a cut. */
export interface CameBack {
  /** Consoles that know again that nothing is missing. */
  readonly back: number;
  /** From the cut until the last of them did, in milliseconds. */
  readonly lastMs: number;
  /** The same for the middle one. */
  readonly medianMs: number;
  /** At how many places of the log they stood when they were cut. */
  readonly places: number;
}

/** How the crowd stands at the end. */
export interface Compared {
  /** Consoles whose every contact is that of the truth at its version, and nothing else. */
  readonly consistent: number;
  readonly twice: number;
  readonly loads: number;
}

const LOOK_MS = 10;
/** As many frames as may be under way to different consoles at a time. */
const FRAMES_KEPT = 16;

if (process.send !== undefined) await attend();

async function attend(): Promise<void> {
  const [{ gateway, consoles, cookie }] = (await once(process, "message")) as [CutCrowdOrder];
  const url = new URL(gateway);
  // A line between them would cost the machine more than the gateway and its consoles together.
  const nobody = await freePort();
  let isCut = false;
  const port = (): number => (isCut ? nobody : Number(url.port));
  const door = { port, host: url.host, origin: url.origin, cookie };
  const read = readOnce();
  const ask = askAs(url, cookie);
  const load = async (queue: FollowedQueue): Promise<void> => {
    const { queue: loaded } = await ask<{ queue: { asOf: string; rows: VersionedRow[] } }>(
      "{ queue { asOf rows { id version } } }",
    );
    queue.load(loaded.asOf, loaded.rows);
  };
  const crowd: ReturningConsole[] = [];
  while (crowd.length < consoles) {
    crowd.push(openReturningConsole({ door, load, read, random: Math.random }));
    if (crowd.length % 20 === 0) await delay(LOOK_MS);
  }
  const all = async (holds: (console: ReturningConsole) => boolean, patienceMs: number): Promise<void> => {
    for (const end = performance.now() + patienceMs; performance.now() < end; await delay(LOOK_MS))
      if (crowd.every(holds)) return;
  };
  await all((console) => console.freshSince() !== null, 60_000);

  async function cut(forMs: number, patienceMs: number): Promise<CameBack> {
    const at = performance.now();
    const places = new Set(crowd.map(({ queue }) => queue.cursor())).size;
    isCut = true;
    for (const console of crowd) console.cut();
    await delay(forMs);
    isCut = false;
    const isBack = (console: ReturningConsole): boolean => (console.freshSince() ?? 0) > at;
    await all(isBack, patienceMs);
    const took = crowd
      .filter(isBack)
      .map((console) => (console.freshSince() ?? at) - at)
      .toSorted((one, other) => one - other);
    const medianMs = took[Math.floor(took.length / 2)] ?? Number.NaN;
    return { back: took.length, lastMs: took.at(-1) ?? Number.NaN, medianMs, places };
  }
  async function compare(truth: readonly VersionedRow[], patienceMs: number): Promise<Compared> {
    const isRight = ({ queue: { versions } }: ReturningConsole): boolean =>
      versions.size === truth.length && truth.every(({ id, version }) => versions.get(id) === version);
    await all(isRight, patienceMs);
    return {
      consistent: crowd.filter(isRight).length,
      twice: crowd.reduce((sum, { queue }) => sum + queue.twice(), 0),
      loads: crowd.reduce((sum, { loads }) => sum + loads(), 0),
    };
  }
  process.on("message", (asked: CutCrowdQuestion) => {
    const answer =
      "truth" in asked ? compare(asked.truth, asked.patienceMs) : cut(asked.cutForMs, asked.patienceMs);
    void answer.then((said) => process.send?.(said));
  });
  process.once("disconnect", () => process.exit(0));
  process.send?.({ ready: true });
}

/** Reads what a frame says, and the same bytes once: everybody is told the same. */
function readOnce(): (frame: Buffer) => unknown {
  const known: { readonly frame: Buffer; readonly said: unknown }[] = [];
  return (frame) => {
    const found = known.find((one) => one.frame.equals(frame));
    if (found !== undefined) return found.said;
    const text = frame.toString();
    const said: unknown = JSON.parse(text.slice(text.indexOf("[")));
    known.unshift({ frame, said });
    known.length = Math.min(known.length, FRAMES_KEPT);
    return said;
  };
}
