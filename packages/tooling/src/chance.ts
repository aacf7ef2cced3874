/** Chance that a seed decides: the same seed gives the same again. */
export interface Chance {
  /** A whole number from 0 up to, but not including, `bound`. */
  readonly below: (bound: number) => number;
  readonly oneOf: <T>(choices: readonly [T, ...T[]]) => T;
}

/** Mulberry32: thirty-two bits of state are plenty for a script, and are one number to tell. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return { below, oneOf: (choices) => choices[below(choices.length)] ?? choices[0] };
}
