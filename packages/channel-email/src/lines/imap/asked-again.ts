/** When messages that a server did not hand out are asked for again, each after a pause that grows. */
export interface AskedAgain {
  /** Those of `uids` whose pause is over, the longest waiting first. */
  readonly due: (uids: readonly number[]) => readonly number[];
  /** Called before one is asked for: whatever comes of it, the next time is later. */
  readonly asking: (uid: number) => void;
  /** How often one has been asked for since this gateway reads the folder. */
  readonly times: (uid: number) => number;
  /** The server hands out again what it did not: the others need not wait any longer. */
  readonly hurry: () => void;
  readonly forget: (uid: number) => void;
  /** How long until one of `uids` is due, in milliseconds; `null` when there are none. */
  readonly nextMs: (uids: readonly number[]) => number | null;
}

/** The first pause and the longest, in milliseconds. */
export interface Pauses {
  readonly firstMs: number;
  readonly mostMs: number;
}

/**
 * Knows of nobody yet: whoever was remembered by another gateway, or before a restart, is asked for at once. `now` never goes
 * back; `chance` is from 0 up to 1, and each pause is anywhere in its upper half.
 */
export function askedAgain(pauses: Pauses, now: () => number, chance: () => number): AskedAgain {
  const asked = new Map<number, { readonly times: number; readonly due: number }>();
  const dueAt = (uid: number): number => asked.get(uid)?.due ?? 0;
  return {
    due: (uids) =>
      uids.filter((uid) => dueAt(uid) <= now()).toSorted((one, other) => dueAt(one) - dueAt(other)),
    asking: (uid) => {
      const times = (asked.get(uid)?.times ?? 0) + 1;
      const whole = Math.min(pauses.mostMs, pauses.firstMs * 2 ** Math.min(times - 1, 20));
      asked.set(uid, { times, due: now() + whole / 2 + (whole / 2) * chance() });
    },
    times: (uid) => asked.get(uid)?.times ?? 0,
    hurry: () => {
      for (const [uid, { times }] of asked) asked.set(uid, { times, due: 0 });
    },
    forget: (uid) => void asked.delete(uid),
    nextMs: (uids) =>
      uids.length === 0 ? null : Math.max(0, Math.min(...uids.map((uid) => dueAt(uid) - now()))),
  };
}
