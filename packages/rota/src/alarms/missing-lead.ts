import { gapsOf, whoIsOn } from "../on-duty.ts";
import type { Duty, Shift } from "../shift.ts";

/** So late may a lead come on shift before anybody is told: handing over takes its time. The team's own figure. */
export const LATE_LEAD_MS = 10 * 60_000;
/** So far back is it looked for since when the rota names no lead, which is as long as a shift may be. */
export const LOOKED_BACK_MS = 14 * 24 * 60 * 60_000;

/** That nobody leads who should by the rota. Instants are milliseconds since 1970. */
export interface MissingLead {
  readonly because: "nobody_on_rota" | "not_on_shift";
  /** Since when the rota names none, or names whoever is not there; at most `LOOKED_BACK_MS` ago. */
  readonly since: number;
  /** Whom the rota names. */
  readonly who: readonly string[];
}

/**
 * Whether a lead is missing (RO10). `onShift`: whoever is on shift and there, as the rota names them. A rota that speaks of nothing is
 * none, and whoever has none is told of nobody.
 */
export function missingLead(
  shifts: readonly Shift[],
  spokenOf: readonly Duty[],
  onShift: ReadonlySet<string>,
  now: number,
): MissingLead | null {
  if (spokenOf.length === 0) return null;
  const who = whoIsOn(shifts, "lead", now);
  if (who.length === 0) {
    const since = gapsOf(shifts, "lead", { from: now - LOOKED_BACK_MS, until: now + 1 }).at(-1)?.from ?? now;
    return { because: "nobody_on_rota", since, who };
  }
  if (who.some((one) => onShift.has(one))) return null;
  const since = Math.min(
    ...shifts.flatMap(({ duty, from, until }) =>
      duty === "lead" && from <= now && now < until ? [from] : [],
    ),
  );
  return now - since < LATE_LEAD_MS ? null : { because: "not_on_shift", since, who };
}
