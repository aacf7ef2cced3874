import { z } from "zod";

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

/** What the consent policy takes somebody for. */
export type SubjectRole = "person_in_situation" | "signaler_only" | "third_party_named";

const IN_IT: readonly PersonRole[] = ["person_in_situation", "survivor", "child"];

/**
 * What the consent policy takes somebody for: whoever is in the situation is that, whatever else they are; whoever only told us
 * of it is a signaler; everybody else is somebody who was named.
 */
export function subjectRoleOf(roles: readonly PersonRole[], hasContactedUs: boolean): SubjectRole {
  if (roles.some((role) => IN_IT.includes(role))) return "person_in_situation";
  return hasContactedUs ? "signaler_only" : "third_party_named";
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
