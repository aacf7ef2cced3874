import { z } from "zod";
import { PersonId } from "../ids.ts";
import { RepresentativeKind, RepresentativeProof } from "./person-role.ts";

/** How many people one representative can speak for in one contact. */
const REPRESENTED_MAX = 200;

/**
 * Who of a case speaks in a contact that is filed there: one of its people, somebody who represents several of them (who may be
 * one of its people, too), or nobody knows yet. Personal data.
 */
export const CaseCame = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("unknown") }),
  z.strictObject({ kind: z.literal("person"), person: PersonId }),
  z.strictObject({
    kind: z.literal("representative"),
    person: PersonId.nullable(),
    as: RepresentativeKind,
    proof: RepresentativeProof,
    people: z
      .array(PersonId)
      .min(1)
      .max(REPRESENTED_MAX)
      .refine((people) => new Set(people).size === people.length),
  }),
]);
export type CaseCame = z.infer<typeof CaseCame>;
