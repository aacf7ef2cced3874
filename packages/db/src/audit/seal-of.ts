import type { SealRow } from "./audit-statements.ts";
import type { Seal } from "./chain.ts";

const LINK_BYTES = 32;

/** A seal as the database has it. */
export function sealOf({ number, position, seqs, links, head, era, xid, seq, at, mac }: SealRow): Seal {
  const each = Array.from({ length: links.length / LINK_BYTES }, (_, index) =>
    links.subarray(index * LINK_BYTES, (index + 1) * LINK_BYTES),
  );
  return { number, position, seqs, links: each, head, last: { era, xid, seq }, at, mac };
}
