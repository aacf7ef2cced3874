/** Where a row stands: transaction ids, within the cluster that gave them, and what was written first of one transaction. */
export interface AuditKey {
  readonly era: number;
  /** As text: it may be larger than a number is exact. */
  readonly xid: string;
  readonly seq: string;
}

/** One row of the audit, each column as the database says it; `null` is nothing. */
export interface AuditRow extends AuditKey {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly actor: string;
  readonly actorId: string | null;
  readonly deed: string;
  readonly thing: string;
  readonly subjectId: string | null;
  readonly contactId: string | null;
  readonly caseId: string | null;
  readonly decisionId: string | null;
  readonly refusal: string | null;
  /** As text, as the database writes its JSON. */
  readonly facts: string | null;
}

/** Everything of a row in one text that no other row has. */
export function rowText(row: AuditRow): string {
  return JSON.stringify([
    row.era,
    row.xid,
    row.seq,
    row.at,
    row.actor,
    row.actorId,
    row.deed,
    row.thing,
    row.subjectId,
    row.contactId,
    row.caseId,
    row.decisionId,
    row.refusal,
    row.facts,
  ]);
}

/** Less than nothing when `one` stands before `other`. */
export function compareKeys(one: AuditKey, other: AuditKey): number {
  return one.era - other.era || compareWhole(one.xid, other.xid) || compareWhole(one.seq, other.seq);
}

function compareWhole(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}
