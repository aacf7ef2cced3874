import type { AuditEntry, AuditKey } from "@holdfast/db";

/** Where a page of the audit ends, as it goes on being asked for: opaque to whoever asks. */
export function encodeAuditKey({ era, xid, seq }: AuditKey): string {
  return `${era}.${xid}.${seq}`;
}

/** Reads what `encodeAuditKey` wrote; `null`: it is nothing of that. */
export function decodeAuditKey(text: string): AuditKey | null {
  const [, era, xid, seq] = /^(\d{1,6})\.(\d{1,19})\.(\d{1,18})$/.exec(text) ?? [];
  return era === undefined || xid === undefined || seq === undefined ? null : { era: Number(era), xid, seq };
}

/** Where the next page goes on; `null`: this was the last. */
export function nextPage(rows: readonly AuditEntry[], size: number): string | null {
  const last = rows.at(-1);
  return last !== undefined && rows.length === size ? encodeAuditKey(last) : null;
}
