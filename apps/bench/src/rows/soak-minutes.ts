import { quantile } from "../traffic/open-loop.ts";
import { readable } from "../frame/figure.ts";

/** What a stretch of a soak came to, as far as its minutes tell. */
export interface Stretch {
  /** How long each console waited for each thing, in milliseconds. */
  readonly waits: readonly number[];
  /** Megabytes of the gateway's process in memory at its end, and of what its programs hold there, garbage included. */
  readonly memory: number;
  readonly heap: number;
}

/** What whoever watches a soak is told of each minute, as soon as it is over. */
export interface Minute {
  readonly p99: number;
  readonly memory: number;
  readonly heap: number;
}

export interface Minutes {
  /** One stretch more. */
  readonly take: (stretch: Stretch) => void;
  /** Those that are over, and what there was of one that is not. */
  readonly all: () => readonly Minute[];
}

/** Puts stretches together to minutes, and says each: whoever waits for ten of them sees how the first went. */
export function soakMinutes(sliceMs: number, say: (words: string) => void): Minutes {
  const inOne = Math.max(1, Math.round(60_000 / sliceMs));
  const over: Minute[] = [];
  let open: Stretch[] = [];
  return {
    take(stretch) {
      open.push(stretch);
      if (open.length < inOne) return;
      const minute = minuteOf(open);
      over.push(minute);
      open = [];
      say(minuteSaid(over.length, minute));
    },
    all: () => (open.length === 0 ? over : [...over, minuteOf(open)]),
  };
}

function minuteOf(stretches: readonly Stretch[]): Minute {
  const last = stretches.at(-1);
  return {
    p99: quantile(
      stretches.flatMap(({ waits }) => waits),
      0.99,
    ),
    memory: last?.memory ?? Number.NaN,
    heap: last?.heap ?? Number.NaN,
  };
}

function minuteSaid(nth: number, { p99, memory, heap }: Minute): string {
  return `minute ${nth}: p99 ${readable(p99)} ms, ${readable(memory)} MB resident, ${readable(heap)} MB of heap`;
}
