/** When a day begins that a field gives as "2026-11-28", by the clock of this screen, or one so many days later; `null`: none is given. */
export function dayStart(day: string, later: number): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return null;
  return new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
}
