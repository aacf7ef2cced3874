import type { RotaChange, RotaPerson, StandingShift, Store } from "@holdfast/db";
import { gapsWithin, replaceWithin, spanOf, type Gap, type RotaProblem, type Shift } from "@holdfast/rota";
import { readRotaFile, type RotaFile } from "./read-file.ts";

/** What an import would do, and what it would leave open. */
export interface PlannedImport {
  readonly from: number;
  readonly until: number;
  /** So many shifts stand in the file, and so many of these stand already. */
  readonly shifts: number;
  readonly same: number;
  /** So many of those that stand would go, whole or in part. */
  readonly replaced: number;
  readonly gaps: readonly Gap[];
  readonly change: RotaChange;
}

export type Planned =
  | { readonly kind: "planned"; readonly version: number; readonly plan: PlannedImport }
  | { readonly kind: "refused"; readonly problems: readonly RotaProblem[] };

/** Reads a file against the rota that stands; `version` is the newest one of that. Nothing is kept. */
export async function planImport(rota: Store["rota"], file: RotaFile): Promise<Planned> {
  // Before what stands: a version that came meanwhile is then found to be another.
  const version = (await rota.versions(1))[0]?.version ?? 0;
  const [people, now] = [await rota.people(), await rota.now()];
  const read = readRotaFile(file, people, now);
  if (!read.ok) return { kind: "refused", problems: read.problems };
  const { from, until } = spanOf(read.shifts);
  return { kind: "planned", version, plan: planOf(await rota.standing(from, until), read.shifts, people) };
}

function planOf(
  standing: readonly StandingShift[],
  shifts: readonly Shift[],
  people: readonly RotaPerson[],
): PlannedImport {
  const byName = new Map(people.map(({ id, username, name }) => [username, { id, name }]));
  const personOf = (who: string) => {
    const person = byName.get(who);
    if (person === undefined) throw new Error("a rota that was read names nobody who is not known");
    return { key: person.id, who: person };
  };
  const { from, until, ended, added, same } = replaceWithin(standing, shifts, personOf, ({ id }) => id);
  return {
    from,
    until,
    shifts: shifts.length,
    same,
    replaced: ended.length,
    gaps: gapsWithin(shifts, [...new Set(shifts.map(({ duty }) => duty))], { from, until }),
    change: {
      from,
      until,
      ended: ended.map(({ id }) => id),
      added: added.map(({ who, ...shift }) => ({ ...shift, userId: who.id })),
    },
  };
}
