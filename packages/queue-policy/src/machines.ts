import type { Lane } from "@holdfast/case-schema";

/** What tells whether anybody but machines is concerned. */
export interface Written {
  /** Whether nobody but machines wrote. */
  readonly isAutomatic: boolean;
  readonly danger: string | null;
  readonly lane: Lane | null;
}

/**
 * Whether a contact waits for nobody because machines alone wrote it (Q16). A colleague who finds a lane or danger in it has
 * found a person.
 */
export function isOfMachines({ isAutomatic, danger, lane }: Written): boolean {
  return isAutomatic && danger === null && lane === null;
}
