import { z } from "zod";

/** The shortest, in minutes: the length of one grounding (ux 26). */
export const AFTER_CONTACT_LEAST_MINUTES = 3;
/** The longest, in minutes; whoever needs longer makes theirs longer. The team's own figure. */
export const AFTER_CONTACT_MOST_MINUTES = 60;

const minutes = (usual: number) =>
  z.number().int().min(AFTER_CONTACT_LEAST_MINUTES).max(AFTER_CONTACT_MOST_MINUTES).default(usual);

/**
 * How long whoever had a contact may take after it, in minutes (Q41, Q45). The handbook (3.6) has 5, and 15 after a crisis or a minor.
 * After letters and forms nobody waits at the other end while they are written: theirs are the 3 minutes of one grounding.
 */
export const AfterContactSettings = z
  .strictObject({
    voice: minutes(5),
    text: minutes(5),
    email: minutes(3),
    form: minutes(3),
    /** After what was heavy, or a crisis, whatever its medium. */
    heavy: minutes(15),
  })
  .refine(({ heavy, ...usual }) => heavy >= Math.max(...Object.values(usual)), {
    path: ["heavy"],
    params: { code: "shorter_after_heavier" },
  });
export type AfterContactSettings = z.infer<typeof AfterContactSettings>;
