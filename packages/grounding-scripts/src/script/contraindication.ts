import { z } from "zod";

/** What speaks against an exercise, or against a part of one. Nothing of it is a diagnosis; it is what somebody said of themselves. */
export const Contraindication = z.enum([
  "someone_may_see_or_hear",
  "driving_or_moving",
  "injury_or_intoxication",
  "pregnancy",
  "heart_condition_or_beta_blocker",
  "breathing_disease",
  "strangulation_or_suffocation_history",
  "drowning_or_water_torture",
  "sexual_assault_body_focus",
  "dissociation_now",
  "psychosis_now",
  "eating_disorder",
  "cold_allergy",
  "blind_or_low_vision",
  "deaf_or_hoh",
  "limited_mobility",
  "child",
]);
export type Contraindication = z.infer<typeof Contraindication>;
