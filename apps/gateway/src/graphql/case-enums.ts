import { PersonalClass as Classes } from "@holdfast/case-schema";
import {
  CasePartKind as Kinds,
  CaseStatus as Statuses,
  RepresentativeKind as Representatives,
  RepresentativeProof as Proofs,
} from "@holdfast/case-schema/case";
import { builder } from "./builder.ts";

export const CaseStatus = builder.enumType("CaseStatus", { values: Statuses.options });
export const CasePartKind = builder.enumType("CasePartKind", { values: Kinds.options });
export const PersonalClass = builder.enumType("PersonalClass", { values: Classes.options });
export const RepresentativeKind = builder.enumType("RepresentativeKind", { values: Representatives.options });
export const RepresentativeProof = builder.enumType("RepresentativeProof", { values: Proofs.options });
export const CaseCameKind = builder.enumType("CaseCameKind", {
  values: ["unknown", "person", "representative"] as const,
});
export const CaseGround = builder.enumType("CaseGround", {
  values: ["same_address", "same_venue"] as const,
});
/** Why a part of a case is not there to be read. */
export const CasePartGone = builder.enumType("CasePartGone", {
  values: ["forgotten", "newer", "unreadable"] as const,
});
/** Why something is not written into a case. */
export const CaseProblem = builder.enumType("CaseProblem", {
  values: ["field", "value", "together", "people", "narrower"] as const,
});
