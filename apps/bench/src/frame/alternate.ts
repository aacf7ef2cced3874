import type { Round } from "./figure.ts";

/** Measures one side once. */
export type Side = () => Promise<number>;

/** Fewest rounds that a figure may stand on. */
export const ROUNDS_MIN = 5;

/**
 * Measures both sides in turn, the other one first each time, so that neither always meets the warmer machine. A first
 * round is run and forgotten: it fills caches and compiles.
 */
export async function alternate(ours: Side, limit: Side, rounds = ROUNDS_MIN): Promise<readonly Round[]> {
  await limit();
  await ours();
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours();
      measured.push({ ours: first, limit: await limit() });
    } else {
      const first = await limit();
      measured.push({ limit: first, ours: await ours() });
    }
  }
  return measured;
}
