import type pg from "pg";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import { APART_MS_MAX, doubtOf, houseTime, type Passing, type TimeDoubt } from "./house-time.ts";
import {
  actAs,
  beginTime,
  confirmStamps,
  confirmTime,
  databaseTime,
  forgetAllMachines,
  forgetMachines,
  lockTime,
  machineSeen,
  machineStands,
  timePasses,
  timeStands,
} from "./house-time-statements.ts";
import type { HouseTimeStore } from "./house-time-store.ts";

/** As long as a machine's word on its clock counts that is not heard of: each says it every minute. */
const HEARD_MS = 10 * 60_000;
/** As long as a machine is known that is off, or asleep. */
const MACHINES_KEPT_MS = 366 * 24 * 3_600_000;

interface Looked {
  readonly at: number;
  readonly gateway: number;
  readonly database: number;
  readonly doubt: TimeDoubt | null;
}

export function openHouseTime(pool: pg.Pool, clock: () => number, passing: Passing): HouseTimeStore {
  const look = async (on: Queryable): Promise<Looked> => {
    const read = await lockedClocks(on, clock, passing);
    const { machine, offMs } = passing;
    const [known] = await machineSeen(on, machine);
    const upMs = Math.floor(passing.upMs());
    const before = {
      at: read.at,
      machine: known === undefined ? null : { upMs: known.up_ms, at: known.at },
    };
    const at = houseTime(before, { gateway: read.gateway, database: read.database, upMs, offMs });
    const doubt = doubtOf(at, read);
    await timePasses(on, at);
    await machineStands(on, machine, upMs, at, read.gateway - read.database, doubt);
    await forgetMachines(on, at - MACHINES_KEPT_MS);
    return { ...read, at, doubt };
  };
  return {
    async look() {
      const { gateway, database } = await transaction(pool, look);
      const [stands] = await timeStands(pool, HEARD_MS);
      if (stands === undefined) throw new Error("the time of the house has begun");
      const { at, doubt, since } = stands;
      return {
        at,
        aheadMs: gateway - database,
        doubt: doubt === null || since === null ? null : { why: doubt, since },
      };
    },
    async surely() {
      const { at, gateway, database, doubt } = await transaction(pool, look);
      return doubt === null ? Math.min(at, gateway, database) : null;
    },
    async atLeast() {
      const [row] = await timeStands(pool, HEARD_MS);
      return Math.max(clock(), row?.at ?? 0);
    },
    confirm: async (said, by) =>
      transaction(pool, async (on) => {
        const { gateway, database } = await lockedClocks(on, clock, passing);
        const apart = Math.max(
          Math.abs(gateway - said),
          Math.abs(database - said),
          Math.abs(gateway - database),
        );
        if (apart > APART_MS_MAX) return { kind: "apart" };
        if (by !== null) await actAs(on, by);
        const at = Math.min(gateway, database);
        await confirmTime(on, at);
        await confirmStamps(on, at);
        await forgetAllMachines(on);
        await look(on);
        return { kind: "confirmed" };
      }),
  };
}

async function lockedClocks(on: Queryable, clock: () => number, { databaseClock }: Passing) {
  let [row] = await lockTime(on);
  if (row === undefined) {
    const database = databaseClock?.() ?? Number.POSITIVE_INFINITY;
    await beginTime(on, Math.min(clock(), database));
    [row] = await lockTime(on);
  }
  if (row === undefined) throw new Error("the time of the house has begun");
  // Both at one moment, give or take half of the way there and back; whoever waits for the lock has waited by now.
  const before = clock();
  const [told] = await databaseTime(on);
  const gateway = Math.round((before + clock()) / 2);
  return { at: row.at, gateway, database: databaseClock?.() ?? told?.now ?? gateway };
}
