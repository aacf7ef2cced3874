import { z } from "zod";

/** What somebody is to whom something would be disclosed. */
export const RecipientType = z.enum([
  "emergency_services",
  "law_enforcement",
  "child_protection",
  "adult_protection",
  "service_provider",
  "attorney_of_person",
  "court",
  "sister_hotline",
  "named_individual",
  "public_or_media",
  "funder",
  "research",
  "processor_vendor",
  "interpreter",
  "own_staff",
  "intended_victim",
  "person_themself",
]);
export type RecipientType = z.infer<typeof RecipientType>;
