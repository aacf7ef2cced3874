import type { Anchor } from "./anchor.ts";
import type { AuditFault } from "./audit-fault.ts";
import type { AuditRow } from "./audit-row.ts";
import { endOfGone, type Gone } from "./gone.ts";
import { keptBeside } from "./kept-beside.ts";
import { CHAIN_START, endOf, linkOf, macOf, type AuditHash, type ChainEnd, type Seal } from "./chain.ts";

/** A verification that goes on: seals in the order of their numbers, each with the rows up to its last one. */
export interface Verification {
  /** Takes the next seal, and all rows after the last seal's last one up to this one's, in their order. */
  readonly seal: (seal: Seal, rows: readonly AuditRow[]) => void;
  /** Takes what stands for seals that went, which somebody who has the key vouches for, and what rows there still are of it. */
  readonly gone: (gone: Gone, rows: readonly AuditRow[]) => void;
  /** Says that something stands for what went that nobody with the key wrote. */
  readonly strange: () => void;
  /** Takes rows that come after the last seal, in their order. */
  readonly tail: (rows: readonly AuditRow[]) => void;
  readonly end: () => Verified;
}

export interface Verified {
  readonly faults: readonly AuditFault[];
  /** How many rows are sealed; of these how many went, because they were as old as the house keeps them. */
  readonly sealed: number;
  readonly gone: number;
  /** Up to which position what is kept outside the database says the same. */
  readonly anchored: number;
  readonly unsealed: { readonly count: number; readonly oldestAt: number | null };
}

/**
 * Compares rows with what was sealed of them, and that with what was kept outside the database. Pure: the same rows, seals and anchors
 * always have the same faults.
 */
export function verification(hash: AuditHash, anchors: readonly Anchor[]): Verification {
  const faults: AuditFault[] = [];
  const removed = new Map<string, number>();
  const inserted = new Map<string, number>();
  const kept = keptBeside(anchors);
  let end: ChainEnd = CHAIN_START;
  // Whether what the next link was made of is known: behind a seal that does not hold it is not.
  let known = true;
  let went = 0;
  let count = 0;
  let oldestAt: number | null = null;

  /** What stands between two seals that hold, and no other seal speaks of. */
  function gap(kind: "seal_gone" | "seal_edited", position: number, upTo: number): void {
    faults.push({ kind, position, upTo });
    known = false;
  }

  function compare(seal: Seal, rows: readonly AuditRow[]): void {
    const places = new Map(seal.seqs.map((seq, index) => [seq, index]));
    const found = new Map<string, AuditRow>();
    let after = seal.position - 1;
    for (const row of rows) {
      const index = places.get(row.seq);
      if (index !== undefined && !found.has(row.seq)) {
        found.set(row.seq, row);
        after = seal.position + index;
      } else if (known) inserted.set(row.seq, after);
    }
    for (const [index, seq] of seal.seqs.entries()) {
      const position = seal.position + index;
      const row = found.get(seq);
      const before = index > 0 ? seal.links[index - 1] : known ? end.head : undefined;
      if (row === undefined) removed.set(seq, position);
      else if (before !== undefined && seal.links[index]?.equals(linkOf(hash, before, row)) !== true)
        faults.push({
          kind: standsAsSealed(seal, [...found.keys()], seq) ? "edited" : "reordered",
          position,
          seq,
        });
    }
  }

  return {
    seal(seal, rows) {
      const next = end.position + 1;
      if (!macOf(hash, seal).equals(seal.mac)) {
        // Nothing that it says is believed but how many rows it speaks of, until one that holds says where that goes on.
        end = {
          number: seal.number,
          position: next + seal.seqs.length - 1,
          head: seal.head,
          last: seal.last,
        };
        return gap("seal_edited", next, end.position);
      }
      if (known && seal.position !== next) gap("seal_gone", next, seal.position - 1);
      compare(seal, rows);
      end = endOf(seal);
      kept.pass(end, faults);
      known = true;
    },
    gone(gone, rows) {
      const next = end.position + 1;
      if (known && gone.position !== next) gap("seal_gone", next, gone.position - 1);
      for (const row of rows) inserted.set(row.seq, gone.upTo);
      went += gone.upTo - gone.position + 1;
      kept.skip(gone.position, gone.upTo, faults);
      end = endOfGone(gone);
      kept.pass(end, faults);
      known = true;
    },
    strange() {
      gap("seal_edited", end.position + 1, end.position + 1);
    },
    tail(rows) {
      for (const { seq, at } of rows) {
        if (removed.has(seq)) inserted.set(seq, end.position);
        else {
          count += 1;
          oldestAt ??= at;
        }
      }
    },
    end() {
      kept.pass({ position: end.position, head: null }, faults);
      const moved = [...removed.keys()].filter((seq) => inserted.has(seq));
      const strangers = [...inserted].filter(([seq]) => !removed.has(seq));
      const all: AuditFault[] = [
        ...faults,
        ...moved.map((seq) => ({ kind: "reordered" as const, position: removed.get(seq) ?? 0, seq })),
        ...[...removed]
          .filter(([seq]) => !inserted.has(seq))
          .map(([seq, position]) => ({ kind: "removed" as const, position, seq })),
        ...strangers.map(([seq, position]) => ({ kind: "inserted" as const, position, seq })),
        ...kept.faults(end.position),
      ];
      return {
        faults: all.toSorted((one, other) => one.position - other.position),
        sealed: end.position,
        gone: went,
        anchored: kept.anchored(),
        unsealed: { count, oldestAt },
      };
    },
  };
}

/** Whether a row stands, of those that are there, where it stood of them. */
function standsAsSealed(seal: Seal, stands: readonly string[], seq: string): boolean {
  const there = new Set(stands);
  return seal.seqs.filter((each) => there.has(each)).indexOf(seq) === stands.indexOf(seq);
}
