import type { Read } from "./console-speech.ts";

/** What consoles heard since the last lap. */
export interface Lap {
  /** Contacts that were told for the first time. */
  readonly contacts: number;
  /** Frames that reached a console, all consoles together. */
  readonly deliveries: number;
  /** Whether every console got as many frames as the first. */
  readonly alike: boolean;
  /** How long each console waited for each contact, in milliseconds, the shortest first. */
  readonly waits: readonly number[];
}

/** Keeps what many consoles hear. The first reads it, the others count: they are told the same, in the same order. */
export interface Hearing {
  readonly frame: (index: number, at: number, read: Read) => void;
  readonly contacts: () => number;
  /** Contacts told for the first time since the last lap. */
  readonly fresh: () => number;
  readonly alike: () => boolean;
  /** Matches what was sent at these times with what was heard since the last lap, in their order, and begins the next. */
  readonly lap: (sentAt: readonly number[]) => Lap;
  readonly beginAnew: () => void;
}

export function openHearing(consoles: number): Hearing {
  const counted = Array.from({ length: consoles }, () => 0);
  const arrivals: number[][] = Array.from({ length: consoles }, () => []);
  const contacts = new Set<string>();
  /** Of each contact that is new since the last lap, in which of its frames it was told. */
  let told: number[] = [];
  const alike = (): boolean => counted.every((count) => count === counted[0]);
  const beginAnew = (): void => {
    counted.fill(0);
    for (const each of arrivals) each.length = 0;
    told = [];
  };
  return {
    frame(index, at, read) {
      counted[index] = (counted[index] ?? 0) + 1;
      const own = arrivals[index];
      own?.push(at);
      if (index !== 0 || own === undefined) return;
      for (const id of read()) {
        if (contacts.has(id)) continue;
        contacts.add(id);
        told.push(own.length - 1);
      }
    },
    contacts: () => contacts.size,
    fresh: () => told.length,
    alike,
    lap(sentAt) {
      const waits = told.flatMap((frame, nth) => {
        const sent = sentAt[nth];
        return sent === undefined ? [] : arrivals.map((own) => (own[frame] ?? Number.NaN) - sent);
      });
      const deliveries = arrivals.reduce((sum, own) => sum + own.length, 0);
      const lap = {
        contacts: told.length,
        deliveries,
        alike: alike(),
        waits: waits.toSorted((a, b) => a - b),
      };
      beginAnew();
      return lap;
    },
    beginAnew,
  };
}
