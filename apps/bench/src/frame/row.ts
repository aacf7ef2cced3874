import type { BenchServer } from "../server/bench-server.ts";
import type { Figure } from "./figure.ts";

/** One row of the suite: a workload that gives one or more figures, in at most ninety seconds. */
export interface Row {
  readonly number: number;
  readonly name: string;
  readonly run: (bench: BenchServer) => Promise<readonly Figure[]>;
}

/** The rows that were asked for, by number or name; all when none was. `null` when one is not known. */
export function chosen(rows: readonly Row[], asked: readonly string[]): readonly Row[] | null {
  const is = (row: Row, word: string): boolean => word === row.name || word === String(row.number);
  if (asked.some((word) => !rows.some((row) => is(row, word)))) return null;
  return asked.length === 0 ? rows : rows.filter((row) => asked.some((word) => is(row, word)));
}
