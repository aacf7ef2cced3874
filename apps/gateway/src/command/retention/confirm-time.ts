import type { Store } from "@holdfast/db";

/** An instant as somebody types it who looks at another clock: to the minute at least, and with its zone. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** What came of it, as a sentence. */
export interface TimeConfirmed {
  readonly done: boolean;
  readonly sentence: string;
}

/**
 * Somebody who reads another clock says what time it is: a telephone that follows its network, and not this machine's. Where the clocks
 * of the house say the same, it goes on forgetting by them (DB568).
 */
export async function confirmTime(
  houseTime: Pick<Store["houseTime"], "confirm">,
  typed: string,
): Promise<TimeConfirmed> {
  const at = INSTANT.test(typed) ? Date.parse(typed) : Number.NaN;
  if (Number.isNaN(at))
    return {
      done: false,
      sentence: "say what time it is by another clock, as 2026-11-28T21:05Z or 2026-11-28T16:05-05:00.",
    };
  const { kind } = await houseTime.confirm(at, null);
  return kind === "confirmed"
    ? {
        done: true,
        sentence: "The clocks of the house say the same. What is due is forgotten by them again.",
      }
    : {
        done: false,
        sentence:
          "the clock of this machine, or the database's, says something else by more than five minutes. Set both by NTP, look at another clock, and ask again.",
      };
}
