import type { ChannelId } from "@holdfast/case-schema";
import type { LeaseStore } from "@holdfast/db";

/** The lease under which a channel follows its calls. */
export const CALLS_LEASE = "calls";
/** The lease of whoever has the exchange as well: it is held anew every second, and by nobody while the exchange is away. */
const CARRIED_LEASE = "carried";
/** Of several gateways one follows; that one needs no name of its own here, and takes over what the last one held. */
const CARRIER = "carrier";
/** How long it stays said that the exchange is there, in milliseconds: a gateway that is only busy says so later. */
const CARRIED_MS = 10_000;
/** How often in a row it was not there before that is said: a line that was cut is there again after a moment. */
const AWAY_COUNTS = 2;

/** What the gateway that follows says to all of them. */
export interface SaidCarried {
  readonly isThere: () => Promise<void>;
  readonly isAway: () => Promise<void>;
}

/** Says whether the exchange is in reach, each time that somebody looked. */
export function sayCarried(leases: Pick<LeaseStore, "take" | "giveBack">, channel: ChannelId): SaidCarried {
  let missed = 0;
  return {
    isThere: async () => {
      missed = 0;
      await leases.take(channel, CARRIED_LEASE, CARRIER, CARRIED_MS);
    },
    isAway: async () => {
      missed += 1;
      if (missed === AWAY_COUNTS) await leases.giveBack(channel, CARRIED_LEASE, CARRIER);
    },
  };
}

/**
 * Whether any gateway carries the calls: it follows the channel, and the exchange is in reach. A line from there to the carrier
 * that is down says nothing of the calls that go on.
 */
export async function areCarried(leases: Pick<LeaseStore, "isHeld">, channel: ChannelId): Promise<boolean> {
  const held = await Promise.all([CALLS_LEASE, CARRIED_LEASE].map((name) => leases.isHeld(channel, name)));
  return !held.includes(false);
}
