import type pg from "pg";
import type { Keyring } from "../keyring/keyring.ts";
import type { MasterKey } from "../keyring/master-key.ts";
import { transaction } from "../sql/transaction.ts";
import { holdersOf, lastRotation, readKeys, type RotationRow } from "./key-statements.ts";
import { settleKeys } from "./open-keys.ts";
import { countWraps, rewrapperOf, type Rewrapper } from "./rewrap.ts";
import type { KeyStanding, Rewrapped, Rotation, RotationStep, RotationStore } from "./rotation-store.ts";
import {
  beginRotation,
  holdHolders,
  markClosed,
  markRetired,
  markSwitched,
  openTransactions,
  switchKeys,
  wasRetired,
} from "./rotation-statements.ts";
import { WRAPS } from "./wraps.ts";

const DONE: RotationStep = { kind: "done" };
const hex = (key: Buffer): string => key.toString("hex");

/** The rotation of a house whose keys the keyring has settled with. */
export function openRotation(pool: pg.Pool, keyring: Keyring): RotationStore {
  /** How far a round through the tables is; `null`: none is under way. */
  let round: Round | null = null;
  /** Whatever transaction has an earlier id may not have seen that the rotation is closed. */
  let horizon: bigint | null = null;

  async function current(): Promise<RotationRow & { readonly to: MasterKey }> {
    const [row] = await lastRotation(pool);
    if (row === undefined || row.retired_at !== null) throw new Error("no rotation is under way");
    const to = keyring.masters().find(({ id }) => id.equals(row.to_key));
    if (to === undefined) throw new Error("whoever rotates has the key to which it goes");
    return { ...row, to };
  }

  return {
    standing: () => standingOf(pool, keyring),
    async begin(bytes) {
      const to = keyring.masters().find(({ id }) => id.equals(bytes));
      if (to === undefined) return { kind: "refused", because: "not_here" };
      const [row] = await lastRotation(pool);
      if (row !== undefined && row.retired_at === null)
        return row.to_key.equals(to.id) ? { kind: "begun" } : { kind: "refused", because: "under_way" };
      const from = keyring.fingerprint.subarray(0, to.id.length);
      if (from.equals(to.id)) return { kind: "refused", because: "in_use" };
      if ((await wasRetired(pool, to.id))[0]?.is !== false) return { kind: "refused", because: "retired" };
      const begun = await beginRotation(pool, from, to.id);
      return begun.length === 1 ? { kind: "begun" } : { kind: "refused", because: "under_way" };
    },
    async switchOver() {
      const { id, to, switched_at: at } = await current();
      if (at !== null) return DONE;
      const step = await transaction(pool, async (on): Promise<RotationStep> => {
        await holdHolders(on);
        const [holders] = await holdersOf(on, to.id, 0);
        if (holders === undefined || holders.lacking > 0)
          return { kind: "waits", holders: holders?.lacking ?? 0 };
        if ((await markSwitched(on, id)).length === 1)
          await switchKeys(on, to.fingerprint, keyring.sealRoots(to));
        return DONE;
      });
      await settleKeys(pool, keyring, { isStart: false });
      return step;
    },
    async close(graceMs) {
      const { id, to, switched_at: switchedAt, closed_at: closedAt } = await current();
      if (switchedAt === null) throw new Error("a rotation is closed after it was switched over");
      if (closedAt !== null) return DONE;
      const [holders] = await holdersOf(pool, to.id, graceMs);
      if (holders === undefined || holders.behind > 0)
        return { kind: "waits", holders: holders?.behind ?? 0 };
      await markClosed(pool, id);
      return DONE;
    },
    async rewrap(most) {
      const { to, closed_at: closedAt } = await current();
      if (closedAt === null) throw new Error("what is wrapped anew is so once nothing else is written");
      round ??= { left: WRAPS.map((of) => rewrapperOf(of, keyring, to)), after: null };
      const { rewrapped, next } = await oneBatch(pool, round, most);
      round = next;
      return rewrapped;
    },
    async retire() {
      const { id, to, closed_at: closedAt } = await current();
      if (closedAt === null) throw new Error("a rotation ends after it was closed");
      const [open] = await openTransactions(pool);
      if (open === undefined) throw new Error("a snapshot has its ends");
      horizon ??= BigInt(open.to);
      const isSeen = BigInt(open.from) >= horizon;
      return transaction(pool, async (on) => {
        const [count] = await countWraps(on, to.id);
        const left = count?.left ?? 0;
        if (!isSeen || left > 0) return { kind: "left", left };
        await markRetired(on, id);
        return { kind: "retired" };
      });
    },
  };
}

/** A round through all tables, one batch after another. */
interface Round {
  readonly left: readonly Rewrapper[];
  readonly after: string | null;
}

async function oneBatch(
  pool: pg.Pool,
  { left, after }: Round,
  most: number,
): Promise<{ readonly rewrapped: Rewrapped; readonly next: Round | null }> {
  const [table, ...others] = left;
  if (table === undefined) throw new Error("a round has a table left");
  const { done, unopened, after: next } = await table(pool, after, most);
  const goesOn = next !== null || others.length > 0;
  const rest: Round = next === null ? { left: others, after: null } : { left, after: next };
  return { rewrapped: { done, unopened, goesOn }, next: goesOn ? rest : null };
}

async function standingOf(pool: pg.Pool, keyring: Keyring): Promise<KeyStanding> {
  const [keys] = await readKeys(pool);
  if (keys === undefined) throw new Error("a house has a key");
  const here = keyring.masters().map(({ id }) => hex(id));
  const id = keys.fingerprint.subarray(0, 8);
  const [row] = await lastRotation(pool);
  const [wraps] = await countWraps(pool, id);
  const [holders] = await holdersOf(pool, id, 0);
  return {
    writes: hex(id),
    here,
    rotation: row === undefined ? null : rotationOf(row),
    // Before the first rotation nothing says under which key it is, and there was one.
    wraps: { all: wraps?.all ?? 0, left: keys.is_tagged ? (wraps?.left ?? 0) : 0 },
    holders: holders?.alive ?? 0,
  };
}

function rotationOf(row: RotationRow): Rotation {
  return {
    from: hex(row.from_key),
    to: hex(row.to_key),
    begunAt: row.begun_at,
    switchedAt: row.switched_at,
    closedAt: row.closed_at,
    retiredAt: row.retired_at,
  };
}
