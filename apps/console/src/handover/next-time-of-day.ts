/**
 * The next instant after `now` at which the clock on the wall here shows a time ("22:30"); `null` for what is no time. Where the clocks
 * skip that time it is the one that they show instead. Pure but for the time zone of this machine.
 */
export function nextTimeOfDay(time: string, now: number): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const day = new Date(now);
  const at = (later: number): number =>
    new Date(
      day.getFullYear(),
      day.getMonth(),
      day.getDate() + later,
      Number(hours),
      Number(minutes),
    ).getTime();
  return at(0) > now ? at(0) : at(1);
}
