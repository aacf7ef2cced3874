import type { SubjectAge } from "../release.ts";

const ADULT_YEARS = 18;
/** The last place on earth to begin a day is this far behind. */
const LAST_DAY_MS = 12 * 60 * 60_000;

/** All that a record says of somebody's age. */
export interface AgeSaid {
  readonly age: SubjectAge;
  readonly ageYears: number | null;
  readonly bornOn: string | null;
}

/**
 * Whether what is written of somebody's age agrees with itself, as far as that can be seen without a clock: years are never those
 * of a child beside an adult, nor those of an adult beside a child. Beside what nobody has said yet they say it: who is 16 is taken
 * for a child, whichever of both is written first.
 */
export function isAgeCoherent({ age, ageYears }: AgeSaid): boolean {
  if (ageYears === null) return true;
  return ageYears < ADULT_YEARS ? age !== "adult" : age !== "minor";
}

/**
 * How old somebody is at this instant. Whom their birthday makes a child is one, whatever was written; whom it makes an adult
 * beside what says otherwise is suspected to be a minor, so that a person decides.
 */
export function presentAge({ age, ageYears, bornOn }: AgeSaid, at: number): SubjectAge {
  if (bornOn !== null && !isAdultSince(bornOn, at)) return "minor";
  const isYoung = ageYears !== null && ageYears < ADULT_YEARS;
  if (bornOn === null && isYoung) return "minor";
  const isOld = bornOn !== null || (ageYears !== null && !isYoung);
  if (!isOld) return age;
  return !isYoung && (age === "adult" || age === "unknown") ? "adult" : "minor_suspected";
}

/** Whether it is their birthday or past it everywhere; a day that cannot be read makes nobody an adult. */
function isAdultSince(bornOn: string, at: number): boolean {
  const today = new Date(at - LAST_DAY_MS);
  if (Number.isNaN(today.getTime())) return false;
  const birthday = `${String(Number(bornOn.slice(0, 4)) + ADULT_YEARS).padStart(4, "0")}${bornOn.slice(4)}`;
  return /^\d{4}-\d\d-\d\d$/.test(birthday) && birthday <= today.toISOString().slice(0, 10);
}
