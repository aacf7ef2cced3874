import { setTimeout as delay } from "node:timers/promises";
import { oneClock } from "../frame/one-clock.ts";
import type { ConsoleCrowd } from "../traffic/console-crowd.ts";
import type { Lap } from "../traffic/hearing.ts";
import { quantile } from "../traffic/open-loop.ts";

/** Somebody who tells consoles, everybody who listens, and what telling has cost so far. */
export interface Teller {
  readonly crowds: readonly Pick<ConsoleCrowd, "lap">[];
  /** Tells everybody one thing; answers when, by `oneClock`. */
  readonly beat: () => Promise<number>;
  /** CPU microseconds. */
  readonly cpu: () => number;
}

/** What a stretch of telling came to at one side. */
export interface Told {
  readonly p50: number;
  readonly p99: number;
  /** CPU microseconds of one frame to one console, without what the program spends while nothing is told. */
  readonly micros: number;
  readonly whole: boolean;
}

/** Each side is told something so often. */
export const EVERY_MS = 100;

/** When the one at that place tells what comes as its nth, counted from the beginning: each as often, and no two at once. */
export function dueAt(nth: number, place: number, sides: number): number {
  return (nth + place / sides) * EVERY_MS;
}

/**
 * Has all of them tell so much in one stretch, in turn, the first one first: what else the machine does meanwhile, a tenth of a second of
 * it as well, meets each of them. `idle`: CPU microseconds that each spends in a second in which nothing is told.
 */
export async function tellInTurn(
  sides: readonly { readonly teller: Teller; readonly idle: number }[],
  pulses: number,
): Promise<readonly Told[]> {
  const begun = oneClock();
  const until = async (ms: number): Promise<void> => {
    // A timer may end a moment early, by this clock.
    while (oneClock() < begun + ms) await delay(Math.ceil(begun + ms - oneClock()));
  };
  const each = sides.map(({ teller, idle }) => ({
    teller,
    idle,
    before: teller.cpu(),
    sentAt: [] as number[],
  }));
  for (let nth = 0; nth < pulses; nth += 1)
    for (const [place, { teller, sentAt }] of each.entries()) {
      await until(dueAt(nth, place, each.length));
      sentAt.push(await teller.beat());
    }
  // Who is asked what they heard answers when nobody is being told any more.
  await until(dueAt(pulses, 0, each.length));
  const heard = await Promise.all(
    each.map(async ({ teller, sentAt }) =>
      Promise.all(teller.crowds.map(async (crowd) => crowd.lap(sentAt))),
    ),
  );
  const seconds = (oneClock() - begun) / 1_000;
  return each.map(({ teller, idle, before }, place) =>
    toldBy(heard[place] ?? [], teller.cpu() - before - idle * seconds, pulses),
  );
}

function toldBy(laps: readonly Lap[], spent: number, pulses: number): Told {
  const deliveries = laps.reduce((sum, lap) => sum + lap.deliveries, 0);
  const waits = laps.flatMap((lap) => lap.waits);
  return {
    p50: quantile(waits, 0.5),
    p99: quantile(waits, 0.99),
    micros: spent / deliveries,
    whole: laps.every(({ contacts, alike }) => alike && contacts === pulses),
  };
}
