import { setInterval } from "node:timers/promises";

/** How far a year has come. */
export interface SoFar {
  /** Deliveries that a gateway took, of those there are in all. */
  readonly taken: number;
  readonly of: number;
  /** Contacts that nobody has closed yet. */
  readonly open: number;
  /** Contacts whom somebody has answered. */
  readonly answered: number;
}

/** One line of progress for whoever watches. */
export function soFarSaid(minute: number, { taken, of, open, answered }: SoFar): string {
  return `minute ${minute}: ${taken} of ${of} deliveries taken, ${answered} answered, ${open} contacts open`;
}

/** Says after each minute how far it has come, until `ended`: an hour without a word looks as one that hangs. */
export async function sayEachMinute(
  look: () => Promise<SoFar>,
  said: (words: string) => void,
  ended: AbortSignal,
  minuteMs = 60_000,
): Promise<void> {
  let minute = 0;
  try {
    for await (const _ of setInterval(minuteMs, null, { signal: ended })) {
      minute += 1;
      said(soFarSaid(minute, await look()));
    }
  } catch (error) {
    if (!ended.aborted) throw error;
  }
}
