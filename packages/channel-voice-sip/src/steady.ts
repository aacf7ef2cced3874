/** Milliseconds on a clock that nobody sets: how long something takes, while the time of day jumps. */
export const steady = (): number => performance.now();
