import type pg from "pg";
import type { Anchor } from "./anchor.ts";
import type { AuditKey } from "./audit-row.ts";
import { rowsAfter, rowsBetween, sealsAfter, type SealRow } from "./audit-statements.ts";
import type { VerifyProgress } from "./audit-store.ts";
import type { AuditHash, Seal } from "./chain.ts";
import { verification, type Verified } from "./verify.ts";

const SEALS_AT_ONCE = 50;
const ROWS_AT_ONCE = 5000;
const LINK_BYTES = 32;

/**
 * Reads what is sealed, seal by seal, and what is not yet. Needs no snapshot of all of it: nothing comes in before the last seal, and
 * what is sealed meanwhile is read as sealed.
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
  for (;;) {
    const seals = await sealsAfter(pool, number, SEALS_AT_ONCE);
    for (const row of seals) {
      const seal = sealOf(row);
      const rows = await rowsBetween(
        pool,
        last.era,
        last.xid,
        last.seq,
        seal.last.era,
        seal.last.xid,
        seal.last.seq,
      );
      verifying.seal(seal, rows);
      ({ number, last } = seal);
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

function sealOf({ number, position, seqs, links, head, era, xid, seq, at, mac }: SealRow): Seal {
  const each = Array.from({ length: links.length / LINK_BYTES }, (_, index) =>
    links.subarray(index * LINK_BYTES, (index + 1) * LINK_BYTES),
  );
  return { number, position, seqs, links: each, head, last: { era, xid, seq }, at, mac };
}
