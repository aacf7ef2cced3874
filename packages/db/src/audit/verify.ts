import type { Anchor } from "./anchor.ts";
import type { AuditRow } from "./audit-row.ts";
import { CHAIN_START, endOf, linkOf, macOf, type AuditHash, type ChainEnd, type Seal } from "./chain.ts";

/** What is not as it was sealed. Positions count from 1. */
export type AuditFault =
  /** The row that stood there is gone. */
  | { readonly kind: "removed"; readonly position: number; readonly seq: string }
  /** The row there says something else, or stands elsewhere than it did. */
  | { readonly kind: "edited" | "reordered"; readonly position: number; readonly seq: string }
  /** After that position stands a row that nobody sealed. */
  | { readonly kind: "inserted"; readonly position: number; readonly seq: string }
  /** A seal is gone or was written anew, so that nobody knows what stood from that position up to another one. */
  | { readonly kind: "seal_gone" | "seal_edited"; readonly position: number; readonly upTo: number }
  /** Outside the database more was kept than is in it: what came after that position was cut off. */
  | { readonly kind: "truncated"; readonly position: number; readonly upTo: number }
  /** What was kept outside the database says otherwise of the rows up to there. */
  | { readonly kind: "not_as_anchored"; readonly position: number };

/** A verification that goes on: seals in the order of their numbers, each with the rows up to its last one. */
export interface Verification {
  /** Takes the next seal, and all rows after the last seal's last one up to this one's, in their order. */
  readonly seal: (seal: Seal, rows: readonly AuditRow[]) => void;
  /** Takes rows that come after the last seal, in their order. */
  readonly tail: (rows: readonly AuditRow[]) => void;
  readonly end: () => Verified;
}

export interface Verified {
  readonly faults: readonly AuditFault[];
  /** How many rows are sealed. */
  readonly sealed: number;
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
  const heads = new Map<number, Buffer>();
  let end: ChainEnd = CHAIN_START;
  // Whether what the next link was made of is known: behind a seal that does not hold it is not.
  let known = true;
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
      heads.set(end.position, end.head);
      known = true;
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
      const moved = [...removed.keys()].filter((seq) => inserted.has(seq));
      const strangers = [...inserted].filter(([seq]) => !removed.has(seq));
      const all: AuditFault[] = [
        ...faults,
        ...moved.map((seq) => ({ kind: "reordered" as const, position: removed.get(seq) ?? 0, seq })),
        ...[...removed]
          .filter(([seq]) => !inserted.has(seq))
          .map(([seq, position]) => ({ kind: "removed" as const, position, seq })),
        ...strangers.map(([seq, position]) => ({ kind: "inserted" as const, position, seq })),
        ...beside(anchors, heads, end.position, faults),
      ];
      const agreed = anchors.filter(({ position, head }) => heads.get(position)?.equals(head) === true);
      return {
        faults: all.toSorted((one, other) => one.position - other.position),
        sealed: end.position,
        anchored: agreed.reduce((most, { position }) => Math.max(most, position), 0),
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

/** What anchors say otherwise. Where no seal holds that is said already. */
function beside(
  anchors: readonly Anchor[],
  heads: ReadonlyMap<number, Buffer>,
  sealed: number,
  faults: readonly AuditFault[],
): readonly AuditFault[] {
  const isUnknown = (position: number): boolean =>
    faults.some((fault) => "upTo" in fault && fault.position <= position && position <= fault.upTo);
  const beyond = anchors.reduce((most, { position }) => Math.max(most, position), 0);
  const differing = anchors.filter(
    ({ position, head }) =>
      position <= sealed && heads.get(position)?.equals(head) !== true && !isUnknown(position),
  );
  return [
    ...differing.map(({ position }) => ({ kind: "not_as_anchored" as const, position })),
    ...(beyond > sealed ? [{ kind: "truncated" as const, position: sealed, upTo: beyond }] : []),
  ];
}
