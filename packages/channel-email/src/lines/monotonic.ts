/** Milliseconds on a clock that nobody sets: what measures how long something takes, while the time of day jumps. */
export const monotonic = (): number => performance.now();
