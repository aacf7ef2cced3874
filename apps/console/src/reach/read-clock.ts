/**
 * A time of day as people type it ("23:30", "2330", "23h30", "9", "9:15 pm") in the one form "23:30"; `null` when it is
 * none. "24:00" is the end of a day.
 */
export function readClock(typed: string): string | null {
  const found = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|h)?$/i.exec(typed.trim());
  if (found === null) return null;
  const [, hours = "", minutes = "00", half = ""] = found;
  const hour = inDay(Number(hours), half.toLowerCase().replaceAll(".", ""));
  if (hour === null || Number(minutes) > 59 || (hour === 24 && minutes !== "00")) return null;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

function inDay(hour: number, half: string): number | null {
  if (half !== "am" && half !== "pm") return hour <= 24 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === "pm" ? 12 : 0);
}
