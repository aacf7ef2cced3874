import { wallAt } from "@holdfast/contact-policy/naive-reach";

const QUARTER = 15 * 60_000;
const DAY = 96 * QUARTER;

/** When the next change of the clock on the wall of this zone is, to a quarter of an hour; there is one within a year. */
export function nextChange(zone: string, after: number): number {
  let before = Math.floor(after / QUARTER) * QUARTER;
  const offset = ahead(zone, before);
  while (ahead(zone, before + DAY) === offset) before += DAY;
  while (ahead(zone, before) === offset) before += QUARTER;
  return before;
}

/** How far the wall is ahead of UTC. */
function ahead(zone: string, instant: number): number {
  return Date.parse(`${wallAt(zone, instant).replace(" ", "T")}Z`) - instant;
}
