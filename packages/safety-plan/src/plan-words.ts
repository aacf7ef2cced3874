import { z } from "zod";

/** Where somebody stands. A plan says different things before, during, at and after. */
export const PlanPhase = z.enum(["considering_job_or_relationship", "in_situation", "leaving", "after_exit"]);
export type PlanPhase = z.infer<typeof PlanPhase>;

/** Who speaks. Whoever is not the person themselves gets a plan of their own. */
export const ForWhom = z.enum([
  "self",
  "partner_or_family",
  "friend",
  "coworker",
  "attorney_or_professional",
  "witness",
]);
export type ForWhom = z.infer<typeof ForWhom>;

/** How near leaving is. */
export const ReadyToLeave = z.enum(["not_now", "planning", "within_24h", "now"]);
export type ReadyToLeave = z.infer<typeof ReadyToLeave>;

/** How the person has the plan. Nothing is kept with them unless they ask. */
export const GivenToPerson = z.enum([
  "spoken_only",
  "texted_in_session",
  "emailed_on_request",
  "printed_by_person",
  "nothing_kept_by_person",
]);
export type GivenToPerson = z.infer<typeof GivenToPerson>;

/** What the danger word is to set off. The words themselves are never part of a plan. */
export const DangerAction = z.enum([
  "end_contact",
  "call_emergency",
  "come_and_get_me",
  "switch_topic_cover_story",
]);
export type DangerAction = z.infer<typeof DangerAction>;
