import type { Store } from "@holdfast/db";
import type { TimeZone } from "@holdfast/case-schema";
import { houseStaffing, type StaffedHour } from "./house-staffing.ts";

/** So many hours are told, the one that runs among them: a shift, as a rule. */
const AHEAD = 8;
const HOUR_MS = 3_600_000;
/** How old a count may be that somebody is told, in milliseconds: however many look, it is counted once in that time in each zone. */
export const STAFFED_EVERY_MS = 60_000;

/** What the hours ahead need, and when that was counted. */
export interface Staffing {
  readonly at: number;
  readonly hours: readonly StaffedHour[];
}

export type StaffingRead = (
  store: Pick<Store, "staffing" | "settings" | "rota">,
  clock: () => number,
  zone: TimeZone,
) => Promise<Staffing>;

/** Reads what the hours ahead need, in each zone at most once in a minute. What could not be counted is counted anew for whoever asks next. */
export function staffingReader(): StaffingRead {
  const read = new Map<string, { readonly at: number; readonly staffing: Promise<Staffing> }>();
  return async (store, clock, zone) => {
    const now = clock();
    for (const [name, { at }] of read) if (Math.abs(now - at) >= STAFFED_EVERY_MS) read.delete(name);
    const known = read.get(zone);
    if (known !== undefined) return known.staffing;
    const staffing = countAndStaff(store, zone);
    read.set(zone, { at: now, staffing });
    try {
      return await staffing;
    } catch (error) {
      read.delete(zone);
      throw error;
    }
  };
}

async function countAndStaff(
  { staffing, settings, rota }: Pick<Store, "staffing" | "settings" | "rota">,
  zone: TimeZone,
): Promise<Staffing> {
  const { targets, calls } = await settings.read();
  const counts = await staffing.count({ zone, ahead: AHEAD, shortMs: calls.shortAbandonMs });
  const speaksOf = await rota.duties();
  const shifts = speaksOf.includes("advocate")
    ? (await rota.standing(counts.at, counts.at + AHEAD * HOUR_MS))
        .filter(({ duty }) => duty === "advocate")
        .map(({ who, from, until }) => ({ who: who.id, from, until }))
    : null;
  return { at: counts.at, hours: houseStaffing(counts, targets, shifts) };
}
