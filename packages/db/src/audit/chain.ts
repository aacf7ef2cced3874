import { rowText, type AuditKey, type AuditRow } from "./audit-row.ts";

/** Of a text, under a key that only holders of the master key have. */
export type AuditHash = (text: string) => Buffer;

/** Rows that were sealed together: a link for each, of it and of the link before, and a word on all of them. */
export interface Seal {
  /** Counted from 1. */
  readonly number: number;
  /** Of its first row, counted from 1. */
  readonly position: number;
  /** Its rows, in their order. */
  readonly seqs: readonly string[];
  readonly links: readonly Buffer[];
  readonly head: Buffer;
  /** Of its last row. */
  readonly last: AuditKey;
  readonly at: number;
  readonly mac: Buffer;
}

/** What the next seal goes on from. */
export interface ChainEnd {
  /** Of the last seal; 0: there is none. */
  readonly number: number;
  /** How many rows are sealed. */
  readonly position: number;
  readonly head: Buffer;
  /** Of the last sealed row; `null`: none is. */
  readonly last: AuditKey | null;
}

/** Before the first row. */
export const CHAIN_START: ChainEnd = { number: 0, position: 0, head: Buffer.alloc(32), last: null };

/** The link of a row: nobody without the key can make the one of another row, or of this one elsewhere. */
export function linkOf(hash: AuditHash, before: Buffer, row: AuditRow): Buffer {
  return hash(`row\n${before.toString("base64")}\n${rowText(row)}`);
}

/** What vouches for a seal itself. */
export function macOf(hash: AuditHash, seal: Omit<Seal, "mac">): Buffer {
  const { number, position, seqs, links, head, last, at } = seal;
  const made = [number, position, seqs, Buffer.concat(links).toString("base64"), head.toString("base64")];
  return hash(`seal\n${JSON.stringify([...made, last.era, last.xid, last.seq, at])}`);
}

/** Seals rows in their order, after what was sealed before. `null`: there is nothing to seal. */
export function sealRows(
  hash: AuditHash,
  { number, position, head: before }: ChainEnd,
  rows: readonly AuditRow[],
  at: number,
): Seal | null {
  const last = rows.at(-1);
  if (last === undefined) return null;
  const links: Buffer[] = [];
  for (const row of rows) links.push(linkOf(hash, links.at(-1) ?? before, row));
  const seal = {
    number: number + 1,
    position: position + 1,
    seqs: rows.map(({ seq }) => seq),
    links,
    head: links.at(-1) ?? before,
    last: { era: last.era, xid: last.xid, seq: last.seq },
    at,
  };
  return { ...seal, mac: macOf(hash, seal) };
}

/** Where the chain ends with a seal. */
export function endOf({ number, position, seqs, head, last }: Seal): ChainEnd {
  return { number, position: position + seqs.length - 1, head, last };
}
