/**
 * How long after the start each of these is due for the second time, in milliseconds, by how often each is done: those of one pace follow
 * each other at equal distances, so that they never all meet whatever else the machine does at one moment (W63). None is due later than
 * one pace after the start.
 */
export function spreadOver(paces: readonly number[]): readonly number[] {
  const alike = new Map<number, number>();
  const places = paces.map((everyMs) => {
    const place = (alike.get(everyMs) ?? 0) + 1;
    alike.set(everyMs, place);
    return place;
  });
  return paces.map((everyMs, nth) => (everyMs * (places[nth] ?? 1)) / (alike.get(everyMs) ?? 1));
}

/**
 * When something is due after it was due at `dueMs` and begun at `nowMs`: at its next place in time. What begins late does not move it, or
 * all that one long turn of the loop made late would be done together from then on; what was missed is not made up for.
 */
export function dueAfter(dueMs: number, nowMs: number, everyMs: number): number {
  return dueMs + everyMs * Math.max(1, Math.ceil((nowMs - dueMs) / everyMs));
}
