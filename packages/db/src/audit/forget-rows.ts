import type pg from "pg";
import { compareKeys, type AuditKey, type AuditRow } from "./audit-row.ts";
import { rowsBetween, sealsAfter } from "./audit-statements.ts";
import { CHAIN_START, endOf, type AuditHash, type ChainEnd, type Seal } from "./chain.ts";
import { endOfGone, goneOf, goneOfRow, isSound } from "./gone.ts";
import { dueRows, forgetRows, goneAfter, oldSealsUpTo, rowsHeld } from "./gone-statements.ts";
import { rowsByPage } from "./rows-by-page.ts";
import { sealOf } from "./seal-of.ts";

const SEALS_AT_ONCE = 50;
const ROWS_AT_ONCE = 5000;
/** As many rows go in one transaction, more or less. */
const ROWS_EACH = 20_000;
/** As many are looked at by one run: what is more goes the next day. */
const ROWS_MOST = 2_000_000;
const START: AuditKey = { era: 0, xid: "0", seq: "0" };

/** A seal that is old enough, with its rows, and where the chain ended before it. */
interface OldSeal {
  readonly seal: Seal;
  readonly rows: readonly AuditRow[];
  readonly before: ChainEnd;
  readonly isHeld: boolean;
}

/**
 * Lets go of what was sealed before then, from the oldest on, but what is of something that is on hold, and what is not as it was
 * sealed (AU19, AU20). Answers how many rows went. `begin` says in which run, before anything goes.
 */
export async function forgetAuditRows(
  pool: pg.Pool,
  hash: AuditHash,
  asked: number,
  now: number,
  begin: () => Promise<string | null>,
): Promise<number> {
  const [due] = await dueRows(pool, asked);
  if (due?.may !== true || due.due === 0) return 0;
  const { before } = due;
  let [gone, looked] = [0, 0];
  let going: OldSeal[] = [];
  const letGo = async (): Promise<void> => {
    const [first] = going;
    if (first !== undefined)
      gone += await forget(pool, hash, first.before, going, { before, now, run: await begin() });
    going = [];
  };
  let waiting = 0;
  for await (const old of oldSeals(pool, before)) {
    const isOld = old.rows.every(({ at }) => at <= before);
    const goes = isOld && !old.isHeld && isSound(hash, old.before, old.seal, old.rows);
    const follows = going.at(-1)?.seal.number === old.seal.number - 1;
    if (going.length > 0 && (!goes || !follows || waiting >= ROWS_EACH)) {
      await letGo();
      waiting = 0;
    }
    if (goes) going.push(old);
    waiting += goes ? old.rows.length : 0;
    looked += old.rows.length;
    if (looked >= ROWS_MOST) break;
  }
  await letGo();
  return gone;
}

async function forget(
  pool: pg.Pool,
  hash: AuditHash,
  from: ChainEnd,
  going: readonly OldSeal[],
  { before, now, run }: { readonly before: number; readonly now: number; readonly run: string | null },
): Promise<number> {
  const seals = going.map(({ seal }) => seal);
  const gone = goneOf(hash, from, seals, now);
  if (gone === null) return 0;
  const { first, last, position, upTo, head, after, lastKey, at, mac } = gone;
  const keys = [...keyOf(after), ...keyOf(lastKey)] as const;
  const [row] = await forgetRows(pool, first, last, position, upTo, head, ...keys, at, mac, before, run);
  return row?.rows ?? 0;
}

/** All of them in their order, a page of seals and of rows at a time. */
async function* oldSeals(pool: pg.Pool, before: number): AsyncGenerator<OldSeal> {
  const upTo = (await oldSealsUpTo(pool, before))[0]?.number ?? 0;
  for (let end = CHAIN_START; ;) {
    const found = (await sealsAfter(pool, end.number, SEALS_AT_ONCE)).map(sealOf);
    const page = found.filter(({ number }) => number <= upTo);
    const last = page.at(-1);
    if (last === undefined) return;
    const went = (await goneAfter(pool, end.number, last.number)).map(goneOfRow);
    const after = end.last ?? START;
    const furthest = page.reduce(
      (most, seal) => (compareKeys(most, seal.last) < 0 ? seal.last : most),
      after,
    );
    const held = await rowsHeld(pool, ...keyOf(after), ...keyOf(furthest));
    const seqs = new Set(held.map(({ seq }) => seq));
    const rowsUpTo = rowsByPage(
      async (one, other, most) => rowsBetween(pool, ...keyOf(one), ...keyOf(other), most),
      after,
      furthest,
      ROWS_AT_ONCE,
    );
    for (const seal of page) {
      const between = went.find(({ last: number }) => number === seal.number - 1);
      if (between !== undefined) end = endOfGone(between);
      const rows = await rowsUpTo(seal.last);
      yield { seal, rows, before: end, isHeld: seal.seqs.some((seq) => seqs.has(seq)) };
      end = endOf(seal);
    }
    if (found.length < SEALS_AT_ONCE) return;
  }
}

function keyOf({ era, xid, seq }: AuditKey): [number, string, string] {
  return [era, xid, seq];
}
