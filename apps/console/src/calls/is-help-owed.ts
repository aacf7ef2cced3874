import type { Party } from "./call-data.ts";

/**
 * Whether nobody has said yet that the help arrived that was called there (DB271): of whoever did not take it no more, once another centre
 * was called after it. The last one is owed whatever came of the call. Pure.
 */
export function isHelpOwed(party: Party, parties: readonly Party[]): boolean {
  const { role, dialledAt, arrivalConfirmedAt, transfer } = party;
  if (role !== "emergency_centre" || dialledAt === null || arrivalConfirmedAt !== null) return false;
  const isFollowed = parties.some(
    (other) => other.role === role && other.dialledAt !== null && other.dialledAt > dialledAt,
  );
  return transfer !== "failed" || !isFollowed;
}
