import { isLabel, Language } from "@holdfast/case-schema";
import { z } from "zod";

/** Somebody who looks at scripts, as the deployment knows them: an id, never a name. */
export const ReviewerId = z.string().trim().min(1).max(80, { abort: true }).refine(isLabel);

/** A day, as `2026-11-28`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** As what somebody looks at a script. The first two have to agree before it can be used. */
export const ReviewerRole = z.enum(["clinician", "survivor_advisor", "language", "accessibility"]);
export type ReviewerRole = z.infer<typeof ReviewerRole>;

/** What one reviewer said of one version. */
export const Review = z.strictObject({
  role: ReviewerRole,
  reviewer: ReviewerId,
  on: Day,
  verdict: z.enum(["agrees", "asks_for_changes"]),
});
export type Review = z.infer<typeof Review>;

/** That somebody who advocates in a language has read a wording, and how it came to be. */
export const LanguageCheck = z
  .discriminatedUnion("origin", [
    z.strictObject({ origin: z.literal("written"), checkedBy: ReviewerId, on: Day }),
    z.strictObject({
      origin: z.literal("translated"),
      translator: ReviewerId,
      /** Who said in the first language what they read, without having seen it. */
      backTranslator: ReviewerId,
      checkedBy: ReviewerId,
      on: Day,
    }),
  ])
  .refine(areDifferentPeople, { params: { code: "checked_by_themselves" } });
export type LanguageCheck = z.infer<typeof LanguageCheck>;

function areDifferentPeople(
  check: { origin: string; checkedBy: string } & Partial<Record<"translator" | "backTranslator", string>>,
): boolean {
  return (
    check.origin === "written" ||
    new Set([check.translator, check.backTranslator, check.checkedBy]).size === 3
  );
}

const Reviews = z.array(Review).max(50);
const Checks = z.partialRecord(Language, LanguageCheck);

/** Where one version of a script stands. Every version begins as a draft (GS30). */
export const ReviewState = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("draft") }),
  z.strictObject({ status: z.literal("in_review"), reviews: Reviews, languages: Checks }),
  z.strictObject({
    status: z.literal("approved"),
    reviews: Reviews,
    languages: Checks,
    on: Day,
    /** The last day on which it may be used without being looked at again. */
    due: Day,
  }),
  z.strictObject({
    status: z.literal("retired"),
    on: Day,
    because: z.enum(["superseded", "withdrawn", "did_harm"]),
  }),
]);
export type ReviewState = z.infer<typeof ReviewState>;

/** What was never looked at by anybody. */
export const DRAFT: ReviewState = { status: "draft" };
