/** How many heavy contacts somebody has on one shift before a lead is prompted to look after them (handbook 3.6). */
export const HEAVY_BEFORE_CHECK_IN = 3;

/**
 * Whether a lead is prompted to check in with somebody (Q46), by how many heavy contacts they had on this shift since a lead last said
 * that they did, or that it needs none.
 */
export function isCheckInDue(heavySince: number): boolean {
  return heavySince >= HEAVY_BEFORE_CHECK_IN;
}
