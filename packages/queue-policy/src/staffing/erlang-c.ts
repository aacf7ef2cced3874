/** A queue in its steady state: contacts come by chance, and take as long as they take. */
export interface Waiting {
  /** How likely somebody waits at all, 0 to 1. */
  readonly waits: number;
  /** How likely somebody is answered within the time that was asked about, 0 to 1. */
  readonly answeredWithin: number;
  /** How likely somebody leaves before they are answered, 0 to 1. */
  readonly leaves: number;
  /** How long somebody waits on average, whoever leaves included, in milliseconds; `Infinity` when the line only grows. */
  readonly meanWaitMs: number;
  /** How much of their time people are with somebody, 0 to 1. */
  readonly occupancy: number;
}

/** What is asked of a queue. */
export interface Load {
  /** How many come in an hour. */
  readonly perHour: number;
  /** How long each keeps somebody, what comes after included, in milliseconds. */
  readonly handlingMs: number;
}

const HOUR_MS = 3_600_000;

/** How many people a load keeps busy if nobody ever waited, in erlangs. */
export function erlangs({ perHour, handlingMs }: Load): number {
  return (perHour * handlingMs) / HOUR_MS;
}

/**
 * How likely somebody waits when nobody ever leaves (Erlang 1917, his C). By the recursion of the inverse of his B, which
 * holds no factorial and no power, so that nothing overflows (Q70).
 *
 * @returns 1 when the line only grows
 */
export function erlangC(agents: number, offered: number): number {
  if (offered <= 0) return 0;
  if (agents <= offered) return 1;
  let inverse = 1;
  for (let busy = 1; busy <= agents && Number.isFinite(inverse); busy += 1)
    inverse = 1 + (busy / offered) * inverse;
  const blocked = 1 / inverse;
  return blocked / (1 - (offered / agents) * (1 - blocked));
}

/** How a queue does that nobody ever leaves (Q70). */
export function waitingWithoutEnd(agents: number, load: Load, withinMs: number): Waiting {
  const offered = erlangs(load);
  const waits = erlangC(agents, offered);
  if (offered <= 0) return { waits, answeredWithin: 1, leaves: 0, meanWaitMs: 0, occupancy: 0 };
  if (agents <= offered)
    return { waits, answeredWithin: 0, leaves: 0, meanWaitMs: Number.POSITIVE_INFINITY, occupancy: 1 };
  const spare = agents - offered;
  return {
    waits,
    answeredWithin: 1 - waits * Math.exp((-spare * withinMs) / load.handlingMs),
    leaves: 0,
    meanWaitMs: (waits * load.handlingMs) / spare,
    occupancy: offered / agents,
  };
}
