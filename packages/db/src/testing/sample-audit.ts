import type { Anchor } from "../audit/anchor.ts";
import { compareKeys, type AuditRow } from "../audit/audit-row.ts";
import { CHAIN_START, endOf, sealRows, type AuditHash, type ChainEnd, type Seal } from "../audit/chain.ts";
import { goneOf, type Gone } from "../audit/gone.ts";
import { inOrder } from "../audit/in-order.ts";
import { verification, type Verified } from "../audit/verify.ts";
import { makeKeyring } from "../keyring/make-keyring.ts";

/** An audit as it lies in a database and beside it. */
export interface WholeAudit {
  readonly rows: readonly AuditRow[];
  readonly seals: readonly Seal[];
  readonly anchors: readonly Anchor[];
  /** What stands for seals that went. */
  readonly gone?: readonly Gone[];
}

const keyring = makeKeyring(Buffer.alloc(32, 9));
/** Under a key that whoever tampers does not have. */
export const SAMPLE_HASH: AuditHash = (text) => keyring.hash("audit", text);

const id = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, "0")}`;

export function sampleAuditRow(nth: number): AuditRow {
  return {
    era: 1,
    // Several of one transaction, and ids of several lengths.
    xid: String(90 + Math.floor(nth / 3)),
    seq: String(nth),
    at: 1_800_000_000_000 + nth,
    actor: nth % 7 === 0 ? "house" : "staff",
    actorId: nth % 7 === 0 ? null : id(nth % 5),
    deed: nth % 2 === 0 ? "looked" : "changed",
    thing: "case_file",
    subjectId: id(nth % 11),
    contactId: nth % 3 === 0 ? id(nth % 13) : null,
    caseId: id(nth % 11),
    decisionId: null,
    refusal: nth % 17 === 0 ? "not_found" : null,
    facts: nth % 4 === 0 ? `{"version": ${nth}}` : null,
  };
}

/** Sealed `each` rows at a time, and anchored at every seal. */
export function sampleAudit(rows: readonly AuditRow[], each: number): WholeAudit {
  const seals: Seal[] = [];
  const anchors: Anchor[] = [];
  let end: ChainEnd = CHAIN_START;
  for (let from = 0; from < rows.length; from += each) {
    const seal = sealRows(SAMPLE_HASH, end, rows.slice(from, from + each), 1_900_000_000_000 + from);
    if (seal === null) break;
    seals.push(seal);
    end = endOf(seal);
    anchors.push({ position: end.position, head: end.head });
  }
  return { rows, seals, anchors };
}

/** What stands for seals that went, from one up to another, counted from 0. */
export function goneSample({ seals }: WholeAudit, from: number, upTo: number): Gone {
  const before = seals[from - 1];
  const end = before === undefined ? CHAIN_START : endOf(before);
  const gone = goneOf(SAMPLE_HASH, end, seals.slice(from, upTo + 1), 1_950_000_000_000);
  if (gone === null) throw new Error("the sample lets go of nothing");
  return gone;
}

/** Verifies as a database is read: by its own order, each seal with the rows up to its last. */
export function verifySample({ rows, seals, anchors, gone = [] }: WholeAudit): Verified {
  const verifying = verification(SAMPLE_HASH, anchors);
  const stands = rows.toSorted(compareKeys);
  let read = 0;
  for (const each of inOrder(SAMPLE_HASH, seals, gone)) {
    const from = read;
    while (read < stands.length && compareKeys(stands[read] ?? each.key, each.key) <= 0) read += 1;
    each.take(verifying, stands.slice(from, read));
  }
  verifying.tail(stands.slice(read));
  return verifying.end();
}
