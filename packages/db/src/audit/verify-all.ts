import type pg from "pg";
import type { Anchor } from "./anchor.ts";
import type { AuditFault } from "./audit-fault.ts";
import { compareKeys, type AuditKey } from "./audit-row.ts";
import { rowsAfter, rowsBetween, sealsAfter } from "./audit-statements.ts";
import type { VerifyProgress } from "./audit-store.ts";
import type { AuditHash } from "./chain.ts";
import { inOrder } from "./in-order.ts";
import { goneOfRow, isVouched, type Gone } from "./gone.ts";
import { goneAfter } from "./gone-statements.ts";
import { sealOf } from "./seal-of.ts";
import { rowsByPage, type RowsBetween } from "./rows-by-page.ts";
import { verification, type Verified } from "./verify.ts";

const SEALS_AT_ONCE = 50;
const ROWS_AT_ONCE = 5000;

/**
 * Reads what is sealed, a page of seals and a page of rows at a time, and what is not yet. Needs no snapshot of all of it: nothing
 * comes in before the last seal, and what is sealed meanwhile is read as sealed.
 */
export async function verifyAll(
  pool: pg.Pool,
  hash: AuditHash,
  anchors: readonly Anchor[],
  onProgress: (progress: VerifyProgress) => void,
): Promise<Verified> {
  const verifying = verification(hash, anchors);
  let number = 0;
  let verified = 0;
  let last: AuditKey = { era: 0, xid: "0", seq: "0" };
  const between: RowsBetween = async (after, upTo, most) =>
    rowsBetween(pool, after.era, after.xid, after.seq, upTo.era, upTo.xid, upTo.seq, most);
  for (;;) {
    const seals = (await sealsAfter(pool, number, SEALS_AT_ONCE)).map(sealOf);
    const upToNumber = seals.length < SEALS_AT_ONCE ? EVERY : (seals.at(-1)?.number ?? EVERY);
    const gone = (await goneAfter(pool, number, upToNumber)).map(goneOfRow);
    // All of these were sealed before any row of them is read: nothing comes in between any more.
    const each = inOrder(hash, seals, gone);
    const upTo = each.reduce<AuditKey>((most, { key }) => later(most, key), last);
    const rowsUpTo = rowsByPage(between, last, upTo, ROWS_AT_ONCE);
    for (const { key, reached, take } of each) {
      const rows = await rowsUpTo(key);
      take(verifying, rows);
      number = Math.max(number, reached);
      // A seal that was edited may say less than was read already.
      last = later(last, key);
      verified += rows.length;
      onProgress({ verified });
    }
    if (seals.length < SEALS_AT_ONCE) break;
  }
  for (;;) {
    const rows = await rowsAfter(pool, last.era, last.xid, last.seq, ROWS_AT_ONCE);
    verifying.tail(rows);
    const end = rows.at(-1);
    if (end === undefined || rows.length < ROWS_AT_ONCE) break;
    last = end;
  }
  return withoutGone(verifying.end(), async () =>
    (await goneAfter(pool, 0, EVERY)).map(goneOfRow).filter((each) => isVouched(hash, each)),
  );
}

/** More seals than there will ever be. */
const EVERY = Number.MAX_SAFE_INTEGER;

/** What went while it was read was not removed. */
async function withoutGone(verified: Verified, read: () => Promise<readonly Gone[]>): Promise<Verified> {
  if (!verified.faults.some(({ kind }) => kind === "removed")) return verified;
  const gone = await read();
  const went = ({ position: at }: AuditFault): boolean =>
    gone.some(({ position, upTo }) => position <= at && at <= upTo);
  return { ...verified, faults: verified.faults.filter((fault) => fault.kind !== "removed" || !went(fault)) };
}

function later(one: AuditKey, other: AuditKey): AuditKey {
  return compareKeys(one, other) < 0 ? other : one;
}
