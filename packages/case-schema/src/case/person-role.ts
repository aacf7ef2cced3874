import { z } from "zod";
import type { SubjectAge } from "../release.ts";
import type { Classes } from "./field.ts";

/** What somebody is in a case. One person can be several: a mother can be a witness, too. */
export const PersonRole = z.enum([
  "person_in_situation",
  "survivor",
  "child",
  "family",
  "partner",
  "friend",
  "coworker",
  "neighbour",
  "representative",
  "professional",
  "witness",
]);
export type PersonRole = z.infer<typeof PersonRole>;

/** What a role tells of somebody besides that we heard of them. */
export const ROLE_CLASSES: Readonly<Record<PersonRole, Classes>> = Object.freeze({
  person_in_situation: ["existence_of_contact", "narrative"],
  survivor: ["existence_of_contact", "narrative"],
  child: ["existence_of_contact", "narrative", "minor_details"],
  family: ["existence_of_contact", "narrative"],
  partner: ["existence_of_contact", "narrative"],
  friend: ["existence_of_contact", "narrative"],
  coworker: ["existence_of_contact", "narrative"],
  neighbour: ["existence_of_contact", "narrative"],
  representative: ["existence_of_contact"],
  professional: ["existence_of_contact"],
  witness: ["existence_of_contact", "narrative"],
});

/** What the consent policy takes somebody for. */
export type SubjectRole = "person_in_situation" | "signaler_only" | "third_party_named";

const IN_IT: readonly PersonRole[] = ["person_in_situation", "survivor", "child"];

/** Who works, lives or was there where it happens: of these a child may be harmed by it themself. */
const NEAR_IT: readonly PersonRole[] = ["family", "partner", "coworker", "witness"];

/**
 * What the consent policy takes somebody for: whoever is in the situation is that, whatever else they are, and so is whoever
 * called while nobody knows yet what they are. Whoever only told us of it is a signaler, unless they are near enough that they
 * may be harmed themself and not surely adult: a child who is harmed is never passed over as a signaler. Everybody else is
 * somebody who was named.
 */
export function subjectRoleOf({
  roles,
  hasContactedUs,
  age,
}: {
  readonly roles: readonly PersonRole[];
  readonly hasContactedUs: boolean;
  /** How old they are at present. */
  readonly age: SubjectAge;
}): SubjectRole {
  if (roles.some((role) => IN_IT.includes(role))) return "person_in_situation";
  if (!hasContactedUs) return "third_party_named";
  const mayBeInIt = roles.length === 0 || (age !== "adult" && roles.some((role) => NEAR_IT.includes(role)));
  return mayBeInIt ? "person_in_situation" : "signaler_only";
}

/** As what somebody speaks for others. */
export const RepresentativeKind = z.enum([
  "attorney",
  "guardian",
  "caseworker",
  "advocate_elsewhere",
  "other",
]);
export type RepresentativeKind = z.infer<typeof RepresentativeKind>;

/** What a representative has shown. */
export const RepresentativeProof = z.enum([
  "none",
  "said_so",
  "written_authority",
  "called_back",
  "person_confirmed",
]);
export type RepresentativeProof = z.infer<typeof RepresentativeProof>;
