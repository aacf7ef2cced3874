/**
 * Failed for a reason that may be gone at the next start: a server that ran out of something (53), could not be reached or was being
 * stopped (08, 57P0), a lock that took too long, or others at work at the same rows (40). Of whatever else it says, the migration or
 * the database is at fault, and would be again.
 */
export function isPassing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(?:08|40|53|57P0|55P03)/.test(code);
}
