import { exact, type Figure } from "../frame/figure.ts";
import type { RacedOverGateways } from "./race-over-gateways.ts";

/** What a race came to, as figures that are right or broken. */
export function racedFigures(raced: RacedOverGateways, what: string): readonly Figure[] {
  const { contacts, byStaff, byHouse, torn, twice, unexplained, untold, stuck, kinds, lastedMs } = raced;
  const changes = byStaff + byHouse;
  const seconds = Math.round(lastedMs / 1_000);
  return [
    exact(
      `${what}: one holder at a time`,
      `${torn.length + twice.length} broken of ${changes} changes of ${contacts} in ${seconds} s`,
      torn.length + twice.length === 0 && byStaff > 0 && byHouse > 0,
      { ...kinds, byStaff, byHouse, torn, twice },
    ),
    exact(
      `${what}: the history explains each change`,
      `${unexplained.length + untold.length} unexplained of ${changes}, ${byHouse} of them the house's`,
      unexplained.length + untold.length === 0,
      { unexplained, untold },
    ),
    exact(`${what}: nothing is stuck`, `${stuck.length} of ${contacts}`, stuck.length === 0, { stuck }),
  ];
}
