import { z } from "zod";

export const Weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
export type Weekday = z.infer<typeof Weekday>;

/** A place's clock by its IANA name, such as `America/Mexico_City`: an offset alone would know of no summer time. */
export const TimeZone = z
  .string()
  .max(64, { abort: true })
  .regex(/^[A-Za-z][A-Za-z0-9_+/-]*$/, { abort: true })
  .refine(isKnownZone);
export type TimeZone = z.infer<typeof TimeZone>;

const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/**
 * Hours in which somebody may be reached, as the clock on their wall shows them: from `from` on, until before `until`.
 * An `until` that is not after `from` is the next day's; the days are those on which it begins.
 */
export const SafeWindow = z
  .strictObject({
    days: z
      .array(Weekday)
      .min(1)
      .refine((days) => new Set(days).size === days.length),
    from: ClockTime,
    until: z.union([ClockTime, z.literal("24:00")]),
  })
  .refine(({ from, until }) => from !== until);
export type SafeWindow = z.infer<typeof SafeWindow>;

/** When somebody may be reached. No window at all is never "any time": that has to be said. */
export const SafeTimes = z.union([z.literal("any_time"), z.array(SafeWindow).min(1).max(20)]);
export type SafeTimes = z.infer<typeof SafeTimes>;

function isKnownZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
