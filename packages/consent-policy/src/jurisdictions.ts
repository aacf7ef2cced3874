import { z } from "zod";
import type { InputValue } from "./input.ts";

/** What the law of a place says about warning somebody who is threatened; of therapists, as it was read. */
export const WarningLaw = z.enum(["statute", "common_law", "permissive", "none", "unsettled"]);
export type WarningLaw = z.infer<typeof WarningLaw>;

/** What else is known of a place. */
export const PlaceMark = z.enum([
  /** Its definition of child abuse names trafficking. */
  "trafficking_is_child_abuse",
  /** Every adult has to report, not only some professions. */
  "everybody_reports",
  /** A report is followed by one in writing. */
  "written_follow_up",
  /** Its law keeps secret where shelters are. */
  "shelter_confidential",
  /** Whoever is 16 or 17 may be reported, and need not be. */
  "sixteen_and_seventeen_may",
]);
export type PlaceMark = z.infer<typeof PlaceMark>;

/** What is known of one place. A draft until counsel of that place has read it. */
export const Jurisdiction = z.strictObject({
  warning: WarningLaw,
  marks: z.array(PlaceMark),
  /** By when a report has to be made once the suspicion stands, in hours. */
  reportWithinHours: z.number().int().min(1).max(24),
});
export type Jurisdiction = z.infer<typeof Jurisdiction>;

/** Where nothing else is known: at once, and no later than this. */
export const REPORT_WITHIN_HOURS = 24;

const row = (warning: WarningLaw, ...marks: PlaceMark[]): Jurisdiction =>
  Object.freeze({ warning, marks, reportWithinHours: REPORT_WITHIN_HOURS });

/**
 * Places by ISO 3166-2, a country by ISO 3166-1. Duties to warn: JAAPL 42(4), 2014; child abuse and shelters: Child Welfare
 * Information Gateway, OLR 2014-R-0011; who reports and what follows in writing was known and not read again.
 * New York moved towards a duty in 2013, which the table of 2014 does not show: counsel is asked.
 */
export const JURISDICTIONS = Object.freeze({
  "US-AL": row("common_law", "written_follow_up"),
  "US-AK": row("permissive", "trafficking_is_child_abuse"),
  "US-AZ": row("statute", "trafficking_is_child_abuse", "shelter_confidential"),
  "US-AR": row("none", "trafficking_is_child_abuse"),
  "US-CA": row("statute", "trafficking_is_child_abuse", "written_follow_up", "shelter_confidential"),
  "US-CO": row("statute", "trafficking_is_child_abuse"),
  "US-CT": row("permissive", "trafficking_is_child_abuse", "written_follow_up", "shelter_confidential"),
  "US-DE": row("common_law", "trafficking_is_child_abuse", "everybody_reports"),
  "US-DC": row("permissive"),
  "US-FL": row("permissive", "trafficking_is_child_abuse", "everybody_reports", "shelter_confidential"),
  "US-GA": row("common_law", "trafficking_is_child_abuse", "shelter_confidential"),
  "US-HI": row("common_law", "trafficking_is_child_abuse", "shelter_confidential"),
  "US-ID": row("statute", "trafficking_is_child_abuse", "everybody_reports"),
  "US-IL": row("permissive", "trafficking_is_child_abuse"),
  "US-IN": row("statute", "trafficking_is_child_abuse", "everybody_reports"),
  "US-IA": row("common_law", "trafficking_is_child_abuse", "shelter_confidential"),
  "US-KS": row("none", "trafficking_is_child_abuse"),
  "US-KY": row("statute", "everybody_reports", "shelter_confidential"),
  "US-LA": row("statute", "trafficking_is_child_abuse", "written_follow_up", "shelter_confidential"),
  "US-ME": row("none", "trafficking_is_child_abuse"),
  "US-MD": row("statute", "trafficking_is_child_abuse", "everybody_reports", "written_follow_up"),
  "US-MA": row("statute", "trafficking_is_child_abuse", "written_follow_up"),
  "US-MI": row("statute", "written_follow_up"),
  "US-MN": row("statute", "trafficking_is_child_abuse"),
  "US-MS": row("statute", "everybody_reports", "written_follow_up", "shelter_confidential"),
  "US-MO": row("statute", "trafficking_is_child_abuse"),
  "US-MT": row("statute"),
  "US-NE": row("statute", "everybody_reports"),
  "US-NV": row("none", "written_follow_up"),
  "US-NH": row("statute", "everybody_reports"),
  "US-NJ": row("statute", "everybody_reports", "shelter_confidential"),
  "US-NM": row("none", "everybody_reports"),
  "US-NY": row("unsettled", "trafficking_is_child_abuse", "shelter_confidential"),
  "US-NC": row("common_law", "trafficking_is_child_abuse", "everybody_reports"),
  "US-ND": row("none", "trafficking_is_child_abuse"),
  "US-OH": row("statute"),
  "US-OK": row("statute", "trafficking_is_child_abuse", "everybody_reports", "shelter_confidential"),
  "US-OR": row("permissive"),
  "US-PA": row("common_law", "trafficking_is_child_abuse", "shelter_confidential"),
  "US-RI": row("permissive", "everybody_reports"),
  "US-SC": row("common_law", "trafficking_is_child_abuse", "shelter_confidential"),
  "US-SD": row("common_law"),
  "US-TN": row("statute", "trafficking_is_child_abuse", "everybody_reports", "shelter_confidential"),
  "US-TX": row("permissive", "trafficking_is_child_abuse", "everybody_reports", "shelter_confidential"),
  "US-UT": row("statute", "trafficking_is_child_abuse", "everybody_reports"),
  "US-VT": row("common_law", "trafficking_is_child_abuse", "written_follow_up"),
  "US-VA": row("statute"),
  "US-WA": row("statute", "shelter_confidential"),
  "US-WV": row("permissive", "trafficking_is_child_abuse"),
  "US-WI": row("common_law", "trafficking_is_child_abuse"),
  "US-WY": row("permissive", "everybody_reports", "shelter_confidential"),
  "US-PR": row("unsettled", "everybody_reports"),
  CA: row("unsettled", "everybody_reports"),
  "CA-ON": row("unsettled", "everybody_reports", "trafficking_is_child_abuse", "sixteen_and_seventeen_may"),
  MX: row("unsettled"),
} as const);

/** A place that a row is kept for. */
export type Place = keyof typeof JURISDICTIONS;

/** Whether whoever heard a threat holds a licence to which the duty to warn clings. */
export type LicensedStaff = "licensed" | "not_licensed" | "unknown";

/**
 * What the table is told of a duty to warn. It clings to a licence, not to a hotline: without one, and where a place is not
 * known or not settled, it is `unknown`, and a person decides.
 */
export function dutyToWarn(place: string | null, staff: LicensedStaff): InputValue<"duty_to_warn"> {
  if (staff !== "licensed") return "unknown";
  const { warning } = jurisdictionOf(place);
  if (warning === "unsettled") return "unknown";
  return warning === "statute" || warning === "common_law" ? "mandatory" : warning;
}

/** What is known of a place: of a region without a row what is known of its country, and else only what holds everywhere. */
export function jurisdictionOf(place: string | null): Jurisdiction {
  if (typeof place !== "string") return row("unsettled");
  const country = /^([A-Z]{2})-[A-Z0-9]{1,3}$/.exec(place)?.[1] ?? "";
  return rowOf(place) ?? rowOf(country) ?? row("unsettled");
}

function rowOf(place: string): Jurisdiction | null {
  return Object.hasOwn(JURISDICTIONS, place) ? JURISDICTIONS[place as Place] : null;
}
