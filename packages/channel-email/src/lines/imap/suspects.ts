/** Messages at which a line has broken, as long as nobody knows whether they were why. Counted since the last success. */
export interface Suspects {
  /** Whether it should be asked for by itself, so that no other is suspected with it. */
  readonly isSuspected: (uid: number) => boolean;
  /** Whether line after line broke while nothing but this message was asked for. */
  readonly isGuilty: (uid: number) => boolean;
  /** `ask`, which asks for these: they are acquitted when it succeeds, and suspected when it breaks the line. */
  readonly during: <Answer>(
    uids: readonly number[],
    ask: () => Promise<Answer>,
    isBroken: (error: unknown) => boolean,
  ) => Promise<Answer>;
}

const SUSPECTED = 2;
const GUILTY = 4;

/** Suspects nothing yet. */
export function suspects(): Suspects {
  const broke = new Map<number, number>();
  return {
    isSuspected: (uid) => (broke.get(uid) ?? 0) >= SUSPECTED,
    isGuilty: (uid) => (broke.get(uid) ?? 0) >= GUILTY,
    during: async (uids, ask, isBroken) => {
      try {
        const answer = await ask();
        for (const uid of uids) broke.delete(uid);
        return answer;
      } catch (error) {
        for (const uid of uids)
          if (isBroken(error)) broke.set(uid, (broke.get(uid) ?? 0) + 1);
          else broke.delete(uid);
        throw error;
      }
    },
  };
}
