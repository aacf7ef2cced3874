import { z } from "zod";

/** What could make a yes of a no, the nearest first. */
export const WayToYes = z.enum([
  /** The person tells the recipient themself: nothing of ours leaves. */
  "self_contact",
  /** A call with the person on the line. */
  "three_way_call",
  /** They say yes aloud, and it is read back. */
  "spoken_release",
  /** They say yes in writing, to this recipient, purpose and kind of fact. */
  "written_release",
  /** Whoever has the case does it. */
  "need_to_know",
  /** Numbers that point at nobody. */
  "statistics_only",
  /** Whoever runs the shelter agrees in writing. */
  "shelter_authority",
  /** Somebody passes word on, so that nobody learns where the shelter is. */
  "intermediary",
]);
export type WayToYes = z.infer<typeof WayToYes>;
