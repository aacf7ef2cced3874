import { v7 } from "uuid";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  addEndedSince,
  addRotaBack,
  addRotaShifts,
  addRotaVersion,
  endAddedSince,
  endRotaShifts,
  forgetRota,
  lockRota,
  rotaDuties,
  rotaPeople,
  rotaStanding,
  rotaVersions,
} from "./rota-statements.ts";
import type { RotaChanged, RotaStore } from "./rota-store.ts";

export function openRota({ pool, databaseTime }: Pick<Inside, "pool" | "databaseTime">): RotaStore {
  return {
    standing: async (from, until) => (await rotaStanding(pool, from, until)).map(({ kept }) => kept),
    duties: async () => (await rotaDuties(pool)).map(({ duty }) => duty),
    versions: async (most) => (await rotaVersions(pool, most)).map(({ kept }) => kept),
    people: async () => rotaPeople(pool),
    change: async (by, seen, { from, until, ended, added }) =>
      transaction(pool, async (on) => {
        const newest = (await lockRota(on))[0]?.version ?? 0;
        if (newest !== seen) return OVERTAKEN;
        const version = newest + 1;
        await addRotaVersion(on, version, by, await databaseTime(on), from, until, added.length);
        await endRotaShifts(on, ended, version);
        await addRotaShifts(on, JSON.stringify(added.map((shift) => ({ id: v7(), ...shift }))), version);
        return { kind: "changed", version };
      }),
    goBack: async (by, seen) =>
      transaction(pool, async (on) => {
        const newest = (await lockRota(on))[0]?.version ?? 0;
        if (newest !== seen) return OVERTAKEN;
        const [added] = await addRotaBack(on, newest, by, await databaseTime(on));
        if (added === undefined) return OVERTAKEN;
        await endAddedSince(on, newest, added.version);
        await addEndedSince(on, newest, added.version);
        return { kind: "changed", version: added.version };
      }),
    now: async () => databaseTime(pool),
    async forget(olderThanMs) {
      const before = (await databaseTime(pool)) - olderThanMs;
      return (await forgetRota(pool, before, AT_ONCE))[0]?.count ?? 0;
    },
  };
}

/** More than an hour adds; what is left goes the next time. */
const AT_ONCE = 1_000;
const OVERTAKEN: RotaChanged = { kind: "overtaken" };
