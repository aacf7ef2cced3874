import type { SeenRow } from "./race-documents.ts";
import type { Leaving, Racer } from "./racer.ts";

/** So many go at once: one ends their session, the others lose their line. */
const GO: readonly Leaving[] = ["signed out", "cut", "cut"];
/** From now on what somebody who is gone had is surely back in the queue, as soon as it is looked at. */
export const SURELY_GONE_MS = 130_000;

/** Those who go while others race for what they have, and come back when nothing is theirs. */
export interface Losses {
  /** Lets somebody go or come back, as the queue stands. */
  readonly step: (rows: readonly SeenRow[], mayGo: boolean) => Promise<void>;
  readonly gone: () => readonly Racer[];
  /** How many went in which way. */
  readonly went: () => Readonly<Record<Leaving, number>>;
}

/** `who`: of whom some go, each in turn. */
export function losses(who: readonly Racer[], now: () => number): Losses {
  const went: Record<Leaving, number> = { cut: 0, "signed out": 0 };
  let gone: readonly Racer[] = [];
  let since = 0;
  let turn = 0;
  const isHolding = (rows: readonly SeenRow[], { id }: Racer): boolean =>
    rows.some(({ holder }) => holder?.id === id);
  const go = async (rows: readonly SeenRow[]): Promise<void> => {
    const inTurn = who.map((_, nth) => who[(nth + turn) % who.length] as Racer);
    // Who has nothing loses nothing.
    const going = inTurn.filter((racer) => isHolding(rows, racer)).slice(0, GO.length);
    if (going.length < GO.length) return;
    turn += GO.length;
    gone = going;
    since = now();
    await Promise.all(
      going.map(async (racer, nth) => {
        const how = GO[nth] ?? "cut";
        went[how] += 1;
        await racer.leave(how);
      }),
    );
  };
  return {
    gone: () => gone,
    went: () => went,
    async step(rows, mayGo) {
      if (gone.length === 0) return mayGo ? go(rows) : undefined;
      if (now() - since < SURELY_GONE_MS || gone.some((racer) => isHolding(rows, racer))) return;
      await Promise.all(gone.map(async (racer) => racer.comeBack()));
      gone = [];
    },
  };
}
