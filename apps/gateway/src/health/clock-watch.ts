import type { Store, TimeDoubt } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";
import type { Log } from "../log/log.ts";

/**
 * From then on this gateway's clock is said to differ from the database's: waiting times are wrong by what somebody sees. A code of an
 * app is good for thirty seconds and one step beside (RFC 6238, 5.2): whoever signs in notices only much later.
 */
export const CLOCKS_APART_MAX_MS = 2_000;
const LOOK_EVERY_MS = 60_000;

export interface WatchClocks {
  readonly houseTime: Pick<Store["houseTime"], "look">;
  readonly log: Pick<Log, "error" | "info">;
}

/** How this gateway's clock stands, as was last looked. */
export interface ClockWatch {
  readonly chore: Chore;
  /** How far it is ahead of the database's; behind, when negative. */
  readonly aheadMs: () => number;
  /** Whether nothing is forgotten in time because of a clock of the house, this one's or another's (DB567). */
  readonly inDoubt: () => boolean;
}

/** Looks at the clocks, by which the time of the house goes on, and says when they are not right, once, and when they are again. */
export function clockWatch({ houseTime, log }: WatchClocks): ClockWatch {
  let ahead = 0;
  let doubt: TimeDoubt | null = null;
  const isApart = (): boolean => Math.abs(ahead) > CLOCKS_APART_MAX_MS;
  return {
    aheadMs: () => ahead,
    inDoubt: () => doubt !== null,
    chore: {
      name: "clock_watch",
      everyMs: LOOK_EVERY_MS,
      async run() {
        const [wasApart, before] = [isApart(), doubt];
        const stands = await houseTime.look();
        ahead = stands.aheadMs;
        doubt = stands.doubt?.why ?? null;
        if (isApart() && !wasApart) log.error("clocks_apart", { aheadMs: ahead });
        if (!isApart() && wasApart) log.info("clocks_agree", {});
        if (doubt !== null && doubt !== before) log.error("clock_in_doubt", { why: doubt });
        if (doubt === null && before !== null) log.info("clock_in_no_doubt", {});
        // Each time there is something: nothing that is to be said.
        return 0;
      },
    },
  };
}
