import { z } from "zod";

const YEAR_DAYS = 366;
const days = (least: number, most: number, usual: number) =>
  z.number().int().min(least).max(most).default(usual);

/**
 * How long what was told to us is kept, in days. The defaults are what agencies of the field recommend (handbook 1.1): records of
 * whoever was helped at most a year after it ended, which who asked about them, what was served and what went wrong name as well; they
 * say nothing else of those. No law that we know of asks a hotline to keep them longer; what is asked for by
 * somebody in law is held by a hold, and a picture that was reported by its own setting. Where law or a funder says otherwise, counsel
 * says so here.
 */
export const RetentionSettings = z.strictObject({
  /**
   * A contact, from when it was closed. At least the thirty days in which whoever was cut off, or comes again in danger, is known as
   * such.
   */
  contactDays: days(30, 10 * YEAR_DAYS, 365),
  /** A contact of nobody in need: a wrong number, a prank, a machine. */
  unneededDays: days(30, 10 * YEAR_DAYS, 30),
  /** A case with everybody in it, from when it was closed. Longer than any yes that was given there is in force. */
  caseDays: days(90, 10 * YEAR_DAYS, 365),
  /** Who asked us about somebody and what they said, from when it ended; not before the papers that came of it. */
  inquiryDays: days(30, 10 * YEAR_DAYS, 365),
  /** What a legal process says, from when it ended. */
  legalDays: days(90, 10 * YEAR_DAYS, 365),
  /** What happened in a breach, its cause and what was done, from when it was over. */
  breachDays: days(30, 10 * YEAR_DAYS, 365),
  /**
   * Who did or saw what, from when it was written: ids and codes, which say of nobody what they told us. The handbook names no time for
   * it; the longest that it names for anything, seven years of what is counted, is kept (1.1). At least a year, so that whoever misused
   * something is found out.
   */
  auditDays: days(YEAR_DAYS, 10 * YEAR_DAYS, 7 * 365),
  /** What was not let in, because nobody vouched for it. */
  quarantineDays: days(1, YEAR_DAYS, 30),
  /** A backup, wherever it lies: whoever keeps them promises it. What is forgotten here is there until then. */
  backupDays: days(1, 10 * YEAR_DAYS, 30),
});
export type RetentionSettings = z.infer<typeof RetentionSettings>;
