import type { AuditKey, AuditRow } from "./audit-row.ts";
import type { GoneRow } from "./gone-statements.ts";
import { linkOf, macOf, type AuditHash, type ChainEnd, type Seal } from "./chain.ts";

/** What stands for seals that went because they were as old as the house keeps them (AU19). */
export interface Gone {
  /** Numbers of its first and last seal. */
  readonly first: number;
  readonly last: number;
  /** Of its first and last row, counted from 1. */
  readonly position: number;
  readonly upTo: number;
  /** Its last link. */
  readonly head: Buffer;
  /** Of the row before it, and of its last one. */
  readonly after: AuditKey;
  readonly lastKey: AuditKey;
  readonly at: number;
  readonly mac: Buffer;
}

const START: AuditKey = { era: 0, xid: "0", seq: "0" };

function goneMac(hash: AuditHash, gone: Omit<Gone, "mac">): Buffer {
  const { first, last, position, upTo, head, after, lastKey, at } = gone;
  const keys = [after, lastKey].flatMap(({ era, xid, seq }) => [era, xid, seq]);
  return hash(`gone\n${JSON.stringify([first, last, position, upTo, head.toString("base64"), ...keys, at])}`);
}

/** Whether somebody who has the key let that go. */
export function isVouched(hash: AuditHash, gone: Gone): boolean {
  return goneMac(hash, gone).equals(gone.mac);
}

/** Where the chain goes on behind what went. */
export function endOfGone({ last, upTo, head, lastKey }: Gone): ChainEnd {
  return { number: last, position: upTo, head, last: lastKey };
}

/** What stands for seals that follow each other, of which the first comes right after `before`. */
export function goneOf(hash: AuditHash, before: ChainEnd, seals: readonly Seal[], at: number): Gone | null {
  const [first, last] = [seals.at(0), seals.at(-1)];
  if (first === undefined || last === undefined) return null;
  const gone = {
    first: first.number,
    last: last.number,
    position: first.position,
    upTo: last.position + last.seqs.length - 1,
    head: last.head,
    after: before.last ?? START,
    lastKey: last.last,
    at,
  };
  return { ...gone, mac: goneMac(hash, gone) };
}

/**
 * Whether a seal and its rows are all as they were sealed, right after `before`: nothing else goes, or what was done to it would go
 * with it unseen.
 */
export function isSound(hash: AuditHash, before: ChainEnd, seal: Seal, rows: readonly AuditRow[]): boolean {
  return (
    macOf(hash, seal).equals(seal.mac) &&
    seal.number === before.number + 1 &&
    seal.position === before.position + 1 &&
    rows.length === seal.seqs.length &&
    rows.every(
      (row, index) =>
        row.seq === seal.seqs[index] &&
        seal.links[index]?.equals(linkOf(hash, seal.links[index - 1] ?? before.head, row)) === true,
    )
  );
}

/** What stands for what went, as the database has it. */
export function goneOfRow(row: GoneRow): Gone {
  const { first, last, position, head, at, mac } = row;
  return {
    first,
    last,
    position,
    upTo: row.up_to,
    head,
    after: { era: row.after_era, xid: row.after_xid, seq: row.after_seq },
    lastKey: { era: row.era, xid: row.xid, seq: row.seq },
    at,
    mac,
  };
}
