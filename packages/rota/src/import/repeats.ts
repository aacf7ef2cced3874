import ICAL from "ical.js";

/** Parts of a rule that a rota needs, and that never keep anybody looking for a day that does not come. */
const PARTS: ReadonlySet<string> = new Set(["BYDAY"]);
const FIRST_YEAR = 2000;

/**
 * Which property of an event repeats it in another way than rotas do (RO7); `null`: none. A rule can be written that is due on
 * no day at all, such as each thirtieth of February, and whoever follows it never ends: so only those are followed that
 * surely come again within days.
 */
export function repeatsOtherwise(component: ICAL.Component, start: ICAL.Time): string | null {
  if (start.year < FIRST_YEAR) return "dtstart";
  if (component.hasProperty("rdate")) return "rdate";
  const rules = component.getAllProperties("rrule");
  if (rules.length > 1) return "rrule";
  const [rule] = rules.map((property) => property.getFirstValue());
  if (rule === undefined) return null;
  return rule instanceof ICAL.Recur && isPlain(rule) ? null : "rrule";
}

function isPlain({ freq, interval, parts }: ICAL.Recur): boolean {
  const named = Object.keys(parts);
  if (!named.every((part) => PARTS.has(part))) return false;
  if (freq === "WEEKLY") return true;
  return freq === "DAILY" && (named.length === 0 || interval === 1);
}
