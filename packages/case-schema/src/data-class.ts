import { z } from "zod";

/**
 * What kind of fact something is, for the question of who may have it. Every field of a case record carries one, and the
 * consent policy decides for each by itself.
 */
export const DataClass = z.enum([
  "existence_of_contact",
  "identity",
  "contact_means",
  "current_location",
  "shelter_location",
  "narrative",
  "alleged_exploiter",
  "minor_details",
  "health",
  "immigration_status",
  "transcript_or_recording",
  "aggregate_statistics",
]);
export type DataClass = z.infer<typeof DataClass>;

/** A kind of fact that concerns somebody. Whatever points at anybody is never told as numbers that point at nobody. */
export const PersonalClass = DataClass.exclude(["aggregate_statistics"]);
export type PersonalClass = z.infer<typeof PersonalClass>;
