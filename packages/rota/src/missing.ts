import { gapsOf, type Span } from "./on-duty.ts";
import { DUTIES, type Duty, type Shift } from "./shift.ts";

/** That nobody is on for something. */
export interface Gap extends Span {
  readonly duty: Duty;
}

/**
 * When nobody is on for what a rota speaks of (RO9); for leads always, who are never not needed. The first gap first, and of those
 * that begin together whichever duty `DUTIES` names first.
 */
export function gapsWithin(
  shifts: readonly Shift[],
  spokenOf: readonly Duty[],
  within: Span,
): readonly Gap[] {
  return DUTIES.filter((duty) => duty === "lead" || spokenOf.includes(duty))
    .flatMap((duty) => gapsOf(shifts, duty, within).map((gap) => ({ duty, ...gap })))
    .toSorted((one, other) => one.from - other.from);
}
