import { standsAs } from "@holdfast/wire";
import type { Holding, OnShift } from "./board-facts.ts";

/** Longer than this is a long wait, in milliseconds: five minutes, as crisis lines count it (handbook 3.2). */
export const LONG_WAIT_MS = 5 * 60_000;

/** How many of those who wait have waited for long. */
export function waitingLong(unclaimed: readonly { readonly waitingSince: number }[], now: number): number {
  return unclaimed.filter(({ waitingSince }) => now - waitingSince > LONG_WAIT_MS).length;
}

/**
 * How many contacts there are for each who is there to answer, to one decimal; `null` while nobody is. What somebody has who is not on
 * shift is among them: it falls to whoever is. It is of all of them together, and ranks nobody.
 */
export function contactsEach(
  onShift: readonly Pick<OnShift, "shift" | "rows">[],
  offShift: readonly Pick<Holding, "rows">[],
): number | null {
  const there = onShift.filter(({ shift }) => standsAs(shift) === "available" && shift.goneSince === null);
  if (there.length === 0) return null;
  const all = [...onShift, ...offShift].reduce((sum, { rows }) => sum + rows.length, 0);
  return Math.round((all / there.length) * 10) / 10;
}
