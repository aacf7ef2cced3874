import type { Release } from "@holdfast/case-schema";
import { z } from "zod";
import type { ConsentInput } from "./input.ts";
import { dutyToWarn, type LicensedStaff } from "./jurisdictions.ts";

export const DAY_MS = 24 * 60 * 60_000;

/** The longest that a release may ever live, whatever a hotline sets: without an end it would die by then in any case. */
export const RELEASE_DAYS_MAX = 90;

/** What a hotline sets. The strictest values are those it begins with. */
export const ConsentSettings = z
  .strictObject({
    /** Whether the law behind the hotline's money asks for writing. */
    written_required: z.boolean(),
    /** Whether tips about an adult go to police with their yes alone, or each is weighed. */
    adult_tip_policy: z.enum(["consent_only", "case_by_case"]),
    /** How long a release lives where nobody says otherwise. */
    release_default_days: z.number().int().min(1).max(RELEASE_DAYS_MAX),
    release_longest_days: z.number().int().min(1).max(RELEASE_DAYS_MAX),
  })
  .refine(({ release_default_days, release_longest_days }) => release_default_days <= release_longest_days);
export type ConsentSettings = z.infer<typeof ConsentSettings>;

// Written out, not parsed: nothing may be parsed while modules load, before the console has told Zod not to compile.
export const DEFAULT_CONSENT_SETTINGS: ConsentSettings = Object.freeze({
  written_required: true,
  adult_tip_policy: "consent_only",
  release_default_days: 30,
  release_longest_days: 90,
});

/** When a release ends that is signed now: when the person says, but no later than the setting allows; `null`: not after `signedAt`. */
export function releaseEnd(
  signedAt: number,
  asked: number | null,
  { release_default_days, release_longest_days }: ConsentSettings,
): number | null {
  if (asked === null) return signedAt + release_default_days * DAY_MS;
  if (!(asked > signedAt)) return null;
  return Math.min(asked, signedAt + release_longest_days * DAY_MS);
}

/** When a release ends in fact: one that says later than any may live ends when that is over. */
export function releaseEndsAt({
  signed_at,
  expires_at,
}: Partial<Pick<Release, "signed_at" | "expires_at">>): number {
  const said = typeof expires_at === "number" ? expires_at : Number.NEGATIVE_INFINITY;
  return typeof signed_at === "number" ? Math.min(said, signed_at + RELEASE_DAYS_MAX * DAY_MS) : said;
}

/** What settings and place say of the inputs, so that nobody who asks can choose them. */
export function inputsFrom(
  { written_required, adult_tip_policy }: ConsentSettings,
  place: string | null,
  staff: LicensedStaff,
): Pick<ConsentInput, "written_required" | "adult_tip_policy" | "duty_to_warn"> {
  return { written_required, adult_tip_policy, duty_to_warn: dutyToWarn(place, staff) };
}
