import type { AuditKey, AuditRow } from "./audit-row.ts";
import type { AuditHash, Seal } from "./chain.ts";
import { isVouched, type Gone } from "./gone.ts";
import type { Verification } from "./verify.ts";

/** One of what a verification takes next. */
interface Next {
  readonly number: number;
  /** Up to which seal nothing is to be read any more. */
  readonly reached: number;
  /** Up to which row it speaks. */
  readonly key: AuditKey;
  readonly take: (verifying: Verification, rows: readonly AuditRow[]) => void;
}

/** Before any row: nothing is read for what nobody vouches for. */
const NOWHERE: AuditKey = { era: -1, xid: "0", seq: "0" };

/**
 * Seals, and what stands for those that went, in their order. A seal of which something says that it went while it was read is not
 * read any more.
 */
export function inOrder(hash: AuditHash, seals: readonly Seal[], gone: readonly Gone[]): readonly Next[] {
  const vouched = gone.filter((each) => isVouched(hash, each));
  const isGone = ({ number }: Seal): boolean =>
    vouched.some(({ first, last }) => first <= number && number <= last);
  const all: Next[] = [
    ...seals
      .filter((seal) => !isGone(seal))
      .map((seal): Next => ({
        number: seal.number,
        reached: seal.number,
        key: seal.last,
        take: (verifying, rows) => verifying.seal(seal, rows),
      })),
    ...gone.map((each): Next =>
      vouched.includes(each)
        ? {
            number: each.last,
            reached: each.last,
            key: each.lastKey,
            take: (verifying, rows) => verifying.gone(each, rows),
          }
        : { number: each.first, reached: 0, key: NOWHERE, take: (verifying) => verifying.strange() },
    ),
  ];
  return all.toSorted((one, other) => one.number - other.number);
}
