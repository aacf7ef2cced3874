import { compareKeys, type AuditKey, type AuditRow } from "./audit-row.ts";

/** At most so many rows after one and up to another, in their order. */
export type RowsBetween = (after: AuditKey, upTo: AuditKey, most: number) => Promise<readonly AuditRow[]>;

/**
 * Hands out the rows between two in their order, up to a further one each time, and asks for them by the page: how many are asked for
 * together has nothing to do with how many are handed out.
 */
export function rowsByPage(
  between: RowsBetween,
  after: AuditKey,
  upTo: AuditKey,
  size: number,
): (key: AuditKey) => Promise<readonly AuditRow[]> {
  let page: readonly AuditRow[] = [];
  let next = 0;
  let last = after;
  let hasMore = true;
  return async (key) => {
    const taken: AuditRow[] = [];
    for (;;) {
      if (next === page.length && hasMore) {
        page = await between(last, upTo, size);
        next = 0;
        hasMore = page.length === size;
        last = page.at(-1) ?? last;
      }
      const row = page[next];
      if (row === undefined || compareKeys(row, key) > 0) return taken;
      taken.push(row);
      next += 1;
    }
  };
}
