import { z } from "zod";
import { PERSON_FIELDS } from "./case-person.ts";

/**
 * What is kept of somebody and is no word of theirs: what they are to the case and to others in it, and what we say of it. It is
 * changed as anything else is, and by nobody as if they had said it.
 */
export const NOT_OWN = ["id", "roles", "hasContactedUs", "represents", "status"] as const;

const Worded = z.object({ about: z.array(z.string()) });

/**
 * Whether somebody can say of one of their fields what stands in it, as their own word: it is theirs, and neither what stands there
 * nor what they say is about anybody else (DB432).
 */
export function isOwnFact(field: string, values: readonly unknown[]): boolean {
  if (!Object.hasOwn(PERSON_FIELDS, field) || NOT_OWN.some((name) => name === field)) return false;
  return !values.some((value) => {
    const worded = Worded.safeParse(value);
    return worded.success && worded.data.about.length > 0;
  });
}
