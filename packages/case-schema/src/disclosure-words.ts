import { z } from "zod";

/** What set off that something would be disclosed: who asked for it, and with what in hand. */
export const DisclosureTrigger = z.enum([
  "person_request",
  "advocate_initiative",
  "law_enforcement_informal",
  "law_enforcement_exigent",
  "subpoena_unsigned_by_judge",
  "court_order",
  "search_warrant_judicial",
  "administrative_warrant",
  "child_welfare_inquiry",
  "family_or_other_inquiry",
  "media_inquiry",
  "funder_or_research_request",
  "sister_hotline_handoff",
  "vendor_or_interpreter",
  "internal_access",
]);
export type DisclosureTrigger = z.infer<typeof DisclosureTrigger>;

/**
 * What the consent policy says of a fact that would leave. `required` is a duty with a clock; it stands beside the others and
 * opens nothing for anybody else.
 */
export const DisclosureOutcome = z.enum([
  "allow",
  "allow_limited",
  "required",
  "refuse",
  "needs_supervisor",
  "needs_legal",
]);
export type DisclosureOutcome = z.infer<typeof DisclosureOutcome>;
