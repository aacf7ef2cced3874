import { z } from "zod";

/** Who is speaking, seen from the person in the situation. A triage fact: it names nobody. */
export const Speaker = z.enum([
  "person",
  "family",
  "friend",
  "coworker",
  "professional",
  "witness",
  "provider_for_client",
]);
export type Speaker = z.infer<typeof Speaker>;
