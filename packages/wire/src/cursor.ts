import { z } from "zod";

/**
 * A place in the log: epoch, transaction, sequence, as three fixed-width hexadecimal fields, so that two cursors of one
 * epoch compare as strings (W2).
 */
export const Cursor = z
  .string()
  .regex(/^[0-9a-f]{16}\.[0-9a-f]{16}\.[0-7][0-9a-f]{15}$/)
  .brand<"Cursor">();
export type Cursor = z.infer<typeof Cursor>;

export interface CursorParts {
  /** Sixteen hexadecimal digits that change with every restore, failover or restart of the database. */
  readonly epoch: string;
  readonly xid: bigint;
  readonly seq: bigint;
}

const field = (value: bigint): string => value.toString(16).padStart(16, "0");

export function encodeCursor({ epoch, xid, seq }: CursorParts): Cursor {
  return Cursor.parse(`${epoch}.${field(xid)}.${field(seq)}`);
}

export function decodeCursor(cursor: Cursor): CursorParts {
  return {
    epoch: cursor.slice(0, 16),
    xid: BigInt(`0x${cursor.slice(17, 33)}`),
    seq: BigInt(`0x${cursor.slice(34)}`),
  };
}

export function sameEpoch(one: Cursor, other: Cursor): boolean {
  return one.slice(0, 16) === other.slice(0, 16);
}
