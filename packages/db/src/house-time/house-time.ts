/** How time passes on the machine of a gateway. */
export interface Passing {
  /** Names one start of one machine; 32 hexadecimal digits. Time is reckoned between two looks of the same. */
  readonly machine: string;
  /** Milliseconds since a moment that is the same for as long as that name is. No clock that somebody sets moves it. */
  readonly upMs: () => number;
  /** As much as may have passed while no machine of the house was up, without anybody saying so. */
  readonly offMs: number;
  /** What the database's clock says, where that is turned as well; its own when left out. */
  readonly databaseClock?: () => number;
}

/** What is seen at one moment. */
export interface TimeSeen {
  /** Clocks on the wall, in milliseconds since 1970. */
  readonly gateway: number;
  readonly database: number;
  readonly upMs: number;
  readonly offMs: number;
}

/** What was known before: the time of the house, and what it was when that machine had been up for so long; `null`: not seen yet. */
export interface TimeKnown {
  readonly at: number;
  readonly machine: { readonly upMs: number; readonly at: number } | null;
}

/** Why a clock is not to be forgotten by. */
export type TimeDoubt =
  /** The gateway's and the database's differ. */
  | "clocks_apart"
  /** They are ahead of all that any machine saw pass: one was put ahead, or the house was off. */
  | "time_unseen"
  /** They are behind what has passed: one was put back. */
  | "set_back";

/** Two machines that are set by anything at all are closer; a Kerberos realm, too, lets in nobody who is further off (RFC 4120, 1.6). */
export const APART_MS_MAX = 5 * 60_000;
/** What is due is forgotten once a day: whatever is a day late has lost nothing of what it was promised. */
export const UNSEEN_MS_MAX = 24 * 3_600_000;

/**
 * What the time of the house is now (DB565). It goes on by no more than has passed on a machine that saw the last of it, and never past
 * the clocks; where they were put back it goes on without them.
 */
export function houseTime(known: TimeKnown, seen: TimeSeen): number {
  const wall = Math.min(seen.gateway, seen.database);
  const reached = reachedBy(known, seen, wall);
  if (reached <= known.at) return known.at;
  // Steady clocks drift, and wall clocks that are set by others do not: within what is no doubt it waits for them.
  if (wall < known.at - APART_MS_MAX) return reached;
  return Math.max(known.at, Math.min(reached, wall));
}

function reachedBy({ at, machine }: TimeKnown, { upMs, offMs }: TimeSeen, wall: number): number {
  if (machine !== null && upMs >= machine.upMs) return machine.at + (upMs - machine.upMs);
  // Started anew since: how long it was off, only the clocks can say, and are believed as far as the house says.
  return wall - at <= offMs ? Math.max(at, wall) : at;
}

/** What speaks against the clocks; `null`: nothing. */
export function doubtOf(at: number, { gateway, database }: Pick<TimeSeen, "gateway" | "database">) {
  const wall = Math.min(gateway, database);
  if (Math.abs(gateway - database) > APART_MS_MAX) return "clocks_apart" satisfies TimeDoubt;
  if (wall - at > UNSEEN_MS_MAX) return "time_unseen" satisfies TimeDoubt;
  if (at - wall > APART_MS_MAX) return "set_back" satisfies TimeDoubt;
  return null;
}
