import * as grounding from "@holdfast/grounding-scripts";
import { builder } from "./builder.ts";

export const GroundingFamily = builder.enumType("GroundingFamily", { values: grounding.Family.options });
export const GroundingStatus = builder.enumType("GroundingStatus", {
  values: ["draft", "in_review", "approved", "retired"] as const,
});
export const GroundingReviewer = builder.enumType("GroundingReviewer", {
  values: grounding.ReviewerRole.options,
});
export const GroundingVerdict = builder.enumType("GroundingVerdict", {
  values: ["agrees", "asks_for_changes"] as const,
});
export const GroundingRetiredBecause = builder.enumType("GroundingRetiredBecause", {
  values: ["superseded", "withdrawn", "did_harm"] as const,
});
/** Why somebody retires one; what is superseded is by another's approval. */
export const GroundingRetireBecause = builder.enumType("GroundingRetireBecause", {
  values: ["withdrawn", "did_harm"] as const,
});
export const GroundingUsed = builder.enumType("GroundingUsed", {
  values: ["offered", "started", "finished", "stopped_worse"] as const,
});
export const GroundingNumberChange = builder.enumType("GroundingNumberChange", {
  values: grounding.NumberChange.options,
});
export const GroundingRefusal = builder.enumType("GroundingRefusal", {
  values: [
    "not_a_draft",
    "not_in_review",
    "already_retired",
    "clinician_missing",
    "survivor_advisor_missing",
    "one_person_for_both",
    "changes_asked_for",
    "no_language_checked",
    "not_kept",
    "newer_approved",
    "imported_by_yourself",
    "no_such_language",
    "checked_by_themselves",
    "said_back_by_clinician",
    "said_back_by_importer",
    "no_such_person",
    "no_words",
    "words_too_long",
    "unreadable",
  ] as const,
});
