import { exact, type Figure } from "./figure.ts";

/** After it is told that it is late, so long is left to whatever is measured to end what it has begun. */
const GRACE_MS = 60_000;

/**
 * What a measurement came to, or, where it has not ended within so long, that it did not: a figure that is broken, and no silence. `late`
 * tells the measurement to break off; what does not heed it is waited for no longer than a minute.
 */
export async function endedWithin(
  what: string,
  ms: number,
  measure: (late: AbortSignal) => Promise<readonly Figure[]>,
  graceMs = GRACE_MS,
): Promise<readonly Figure[]> {
  const late = new AbortController();
  const gone = Promise.withResolvers<null>();
  const timers = [setTimeout(() => late.abort(), ms), setTimeout(() => gone.resolve(null), ms + graceMs)];
  const broken = (because: string): readonly Figure[] => [
    exact(`${what}: ended in its time`, `not within ${Math.round(ms / 1_000)} s${because}`, false),
  ];
  try {
    const measured = await Promise.race([measure(late.signal), gone.promise]);
    return measured ?? broken(", and could not be broken off");
  } catch (error) {
    if (!late.signal.aborted) throw error;
    return broken("");
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}
