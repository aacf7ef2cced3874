import { z } from "zod";

/** How it is for somebody now, as an advocate hears it; `asked_for` and `danger_passed` say what makes an exercise fit. */
export const Distress = z.enum([
  "dissociation",
  "flashback",
  "confusion",
  "panic",
  "racing_thoughts",
  "frozen",
  "numbness",
  "moderate_arousal",
  "very_high_arousal",
  "tension",
  "shame",
  "grief",
  "emotional_storm",
  "danger_passed",
  "asked_for",
]);
export type Distress = z.infer<typeof Distress>;
