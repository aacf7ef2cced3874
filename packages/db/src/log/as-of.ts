import type { LogPosition } from "./log-store.ts";

/** Epoch and xmin come from the same statement as the rows, or events could be lost between them. */
export const AS_OF = "log_epoch() as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xmin";

export interface AsOfRow {
  readonly epoch: string;
  readonly xmin: string;
}

/** The place in the log that what a statement read holds for: a lower bound (W8). */
export function asOf({ epoch, xmin }: AsOfRow): LogPosition {
  return { epoch, xid: BigInt(xmin), seq: 0n };
}
