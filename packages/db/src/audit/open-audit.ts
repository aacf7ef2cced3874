import type { Inside } from "../store/inside.ts";
import { anchorLine, readAnchor } from "./anchor.ts";
import { openAuditListing } from "./audit-listing.ts";
import { openAuditRefusing } from "./audit-refusing.ts";
import type { AuditKey, AuditRow } from "./audit-row.ts";
import { isAuditOwn, keepSeal, lastSeal, noteAudit, rowsToSeal } from "./audit-statements.ts";
import type { AuditStore } from "./audit-store.ts";
import { forgetAuditRows } from "./forget-rows.ts";
import { openAuditReading } from "./open-audit-reading.ts";
import { openAuditWatching } from "./open-audit-watching.ts";
import { CHAIN_START, endOf, sealRows, type AuditHash, type ChainEnd } from "./chain.ts";
import { verifyAll } from "./verify-all.ts";

const START: AuditKey = { era: 0, xid: "0", seq: "0" };

export function openAudit({ pool, keyring, clock, refusals }: Inside): AuditStore {
  const hash: AuditHash = (text) => keyring.hash("audit", text);
  async function end(): Promise<ChainEnd> {
    const [row] = await lastSeal(pool);
    if (row === undefined) return CHAIN_START;
    const { number, position, head, ...last } = row;
    return { number, position, head, last };
  }
  return {
    ...openAuditReading(pool),
    ...openAuditWatching(pool),
    ...openAuditRefusing(pool, clock, refusals),
    ...openAuditListing(pool, clock),
    end,
    async note({ by, deed, thing, subjectId, contactId, refusal }) {
      await noteAudit(pool, by, deed, thing, subjectId, contactId, null, refusal);
    },
    async seal(most) {
      const before = await end();
      const { era, xid, seq } = before.last ?? START;
      const rows: readonly AuditRow[] = await rowsToSeal(pool, era, xid, seq, most);
      const seal = sealRows(hash, before, rows, clock());
      if (seal === null) return null;
      const { number, position, seqs, links, head, last, at, mac } = seal;
      const kept = await keepSeal(
        pool,
        number,
        position,
        seqs,
        Buffer.concat(links),
        head,
        last.era,
        last.xid,
        last.seq,
        at,
        mac,
      );
      // Another one was faster, and what it sealed is as good.
      return kept.length === 1 ? endOf(seal) : null;
    },
    forget: async (before) => forgetAuditRows(pool, hash, before, clock(), async () => null),
    verify: async (anchors, onProgress) => verifyAll(pool, hash, anchors, onProgress),
    anchorLine: (at) => anchorLine(hash, at),
    readAnchor: (line) => readAnchor(hash, line),
    restoredLine: (at) => anchorLine(hash, at, "restored"),
    readRestored: (line) => readAnchor(hash, line, "restored"),
    isOwn: async () => (await isAuditOwn(pool))[0]?.own !== false,
  };
}
