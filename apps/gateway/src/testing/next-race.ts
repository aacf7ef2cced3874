import { setTimeout as delay } from "node:timers/promises";
import type { UserId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import { sampleArrival, sampleStaff } from "@holdfast/db/testing";
import { orderQueue } from "@holdfast/queue-policy";
import { takeNext } from "../routing/take-next.ts";

/** Nobody may wait longer than this to be told. */
const HANG_MS = 5_000;

/** What came of it when all of them took the next at once. */
export interface NextRace {
  readonly milliseconds: number;
  /** How many different contacts somebody was given who has it now. */
  readonly given: number;
  /** Whether those are the ones that came first in the queue. */
  readonly isFirst: boolean;
}

export interface NextRacers {
  /** One contact more waits than there are racers, and all take the next at once. What they took goes back to the queue. */
  readonly race: () => Promise<NextRace>;
}

/** Makes so many advocates, who are on shift, and what waits for them. */
export async function nextRacers(store: Store, count: number): Promise<NextRacers> {
  const team: UserId[] = [];
  for (let nth = 0; nth < count; nth += 1) team.push(await sampleStaff(store, `Racer for the next ${nth}`));
  for (const id of team) await store.shifts.keep(id, "available");
  for (let nth = 0; nth <= count; nth += 1) {
    const threadKey = `+1555${String(nth).padStart(7, "0")}`;
    const given = { medium: "text", threadKey, address: threadKey, dedupeKey: threadKey } as const;
    await store.intake.arrive(sampleArrival(given));
  }
  return {
    async race() {
      const last = orderQueue(await store.routing.sought()).at(-1)?.row.id;
      const begun = performance.now();
      const told = await Promise.race([
        Promise.all(team.map(async (by) => ({ by, next: await takeNext(store, by) }))),
        delay(HANG_MS, null, { ref: false }),
      ]);
      const milliseconds = performance.now() - begun;
      if (told === null) throw new Error(`somebody was not answered within ${HANG_MS} ms`);
      const rows = new Map((await store.contacts.queue()).rows.map((row) => [row.id, row]));
      const taken = told.flatMap(({ by, next }) =>
        next.kind === "taken" && rows.get(next.row.id)?.holder?.id === by ? [{ by, row: next.row }] : [],
      );
      const ids = new Set(taken.map(({ row }) => row.id));
      await Promise.all(
        taken.map(async ({ by, row }) => store.moves.move(row.id, by, row.version, { kind: "return" })),
      );
      return { milliseconds, given: ids.size, isFirst: last !== undefined && !ids.has(last) };
    },
  };
}
