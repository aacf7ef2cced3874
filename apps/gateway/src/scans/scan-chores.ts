import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

const minute = 60_000;
const hour = 60 * minute;

/** What is done about scans by the clock. */
export function scanChores({ scans }: Pick<Store, "scans">): readonly Chore[] {
  return [{ name: "loose_scans", everyMs: 10 * minute, run: () => scans.forgetLoose(hour) }];
}
