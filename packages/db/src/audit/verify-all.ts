import type pg from "pg";
import type { Anchor } from "./anchor.ts";
import { compareKeys, type AuditKey } from "./audit-row.ts";
import { rowsAfter, rowsBetween, sealsAfter, type SealRow } from "./audit-statements.ts";
import type { VerifyProgress } from "./audit-store.ts";
import type { AuditHash, Seal } from "./chain.ts";
import { rowsByPage, type RowsBetween } from "./rows-by-page.ts";
import { verification, type Verified } from "./verify.ts";

const SEALS_AT_ONCE = 50;
const ROWS_AT_ONCE = 5000;
const LINK_BYTES = 32;

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
    // All of these were sealed before any row of them is read: nothing comes in between any more.
    const upTo = seals.reduce<AuditKey>((most, seal) => later(most, seal.last), last);
    const rowsUpTo = rowsByPage(between, last, upTo, ROWS_AT_ONCE);
    for (const seal of seals) {
      const rows = await rowsUpTo(seal.last);
      verifying.seal(seal, rows);
      ({ number } = seal);
      // A seal that was edited may say less than was read already.
      last = later(last, seal.last);
      verified += rows.length;
      onProgress({ verified });
    }
    if (seals.length < SEALS_AT_ONCE) break;
  }
  for (;;) {
    const rows = await rowsAfter(pool, last.era, last.xid, last.seq, ROWS_AT_ONCE);
    verifying.tail(rows);
    const end = rows.at(-1);
    if (end === undefined || rows.length < ROWS_AT_ONCE) return verifying.end();
    last = end;
  }
}

function later(one: AuditKey, other: AuditKey): AuditKey {
  return compareKeys(one, other) < 0 ? other : one;
}

function sealOf({ number, position, seqs, links, head, era, xid, seq, at, mac }: SealRow): Seal {
  const each = Array.from({ length: links.length / LINK_BYTES }, (_, index) =>
    links.subarray(index * LINK_BYTES, (index + 1) * LINK_BYTES),
  );
  return { number, position, seqs, links: each, head, last: { era, xid, seq }, at, mac };
}
