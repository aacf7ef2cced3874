const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const NOON = 12;

/**
 * A time zone in which it is between noon and one o'clock: no test that begins now meets midnight, after which a time of
 * the day before has its date, or a change of the clocks.
 */
export function zoneAtNoon(now: number): string {
  const ahead = NOON - (Math.floor(now / HOUR_MS) % DAY_HOURS);
  // The names of these zones count westwards.
  return ahead === 0 ? "Etc/GMT" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

/** The zone of everybody in the tests of a file: two who open a screen before and after the hour read the same times. */
export const ZONE = zoneAtNoon(Date.now());
