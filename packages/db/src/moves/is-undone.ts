import pg from "pg";

/**
 * A statement that the server itself refused or gave up, for what one of them asked or waited for (a rule, a value, a lock in a circle, a
 * lock that took too long, memory): all of it is undone. The rest of class 40 is not named: of 40003 the server says that it does not know.
 */
export function isUndone(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(?:22|23|40001|40P01|53|55|57014|P0)/.test(error.code ?? "");
}
