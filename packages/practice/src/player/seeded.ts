import type { Chance } from "./next-turn.ts";

/** Chance that is the same for the same seed and turn (mulberry32, of one step). For pauses, never for secrets. */
export function seeded(seed: number): Chance {
  return (nth) => {
    let mixed = (seed + Math.imul(nth + 1, 0x6d2b79f5)) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
