import { ROUNDS_MIN } from "./alternate.ts";

/** Does one thing once; `nth` says which of a round it is. */
export type Deed = (nth: number) => Promise<unknown>;

/** What each deed of a round took, in milliseconds, on both sides as often. */
export interface TimedRound {
  readonly ours: readonly number[];
  readonly limit: readonly number[];
}

/**
 * Times both sides deed by deed, the other one first each time: what else the machine does meanwhile meets both alike, where it would
 * else meet whichever side was at work. A first round is done and forgotten.
 */
export async function inTurn(
  ours: Deed,
  limit: Deed,
  { times, rounds = ROUNDS_MIN }: { readonly times: number; readonly rounds?: number },
): Promise<readonly TimedRound[]> {
  const all: TimedRound[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const timed: { readonly ours: number[]; readonly limit: number[] } = { ours: [], limit: [] };
    for (let nth = 0; nth < times; nth += 1) {
      if (nth % 2 === 0) timed.ours.push(await took(ours, nth));
      timed.limit.push(await took(limit, nth));
      if (nth % 2 === 1) timed.ours.push(await took(ours, nth));
    }
    all.push(timed);
  }
  return all.slice(1);
}

async function took(deed: Deed, nth: number): Promise<number> {
  const begun = performance.now();
  await deed(nth);
  return performance.now() - begun;
}
