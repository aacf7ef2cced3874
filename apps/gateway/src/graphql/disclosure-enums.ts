import {
  DisclosureOutcome as Outcomes,
  DisclosureTrigger as Triggers,
  GuardianConflict as Conflicts,
  ReadbackPoint as Points,
  RecipientType as Recipients,
  ReleaseForm as Forms,
  ReleaseGiver as Givers,
  ReleasePurpose as Purposes,
  RevokedHow as Revocations,
  SubjectAge as Ages,
} from "@holdfast/case-schema";
import { INPUTS, WayToYes as Ways } from "@holdfast/consent-policy";
import { builder } from "./builder.ts";

export const RecipientType = builder.enumType("RecipientType", { values: Recipients.options });
export const ReleasePurpose = builder.enumType("ReleasePurpose", { values: Purposes.options });
export const ReleaseForm = builder.enumType("ReleaseForm", { values: Forms.options });
export const ReleaseGiver = builder.enumType("ReleaseGiver", { values: Givers.options });
export const GuardianConflict = builder.enumType("GuardianConflict", { values: Conflicts.options });
export const SubjectAge = builder.enumType("SubjectAge", { values: Ages.options });
export const RevokedHow = builder.enumType("RevokedHow", { values: Revocations.options });
export const ReadbackPoint = builder.enumType("ReadbackPoint", { values: Points.options });
export const DevicePrivacy = builder.enumType("DevicePrivacy", {
  values: ["private", "shared", "unknown"] as const,
});
export const SaidAlone = builder.enumType("SaidAlone", { values: ["yes", "no", "unknown"] as const });
export const NoticeHow = builder.enumType("NoticeHow", {
  values: ["spoken", "written", "shown"] as const,
});
export const DisclosureTrigger = builder.enumType("DisclosureTrigger", { values: Triggers.options });
export const DisclosureOutcome = builder.enumType("DisclosureOutcome", { values: Outcomes.options });
export const DisclosureRisk = builder.enumType("DisclosureRisk", { values: INPUTS.risk });
export const MinorHarm = builder.enumType("MinorHarm", { values: INPUTS.minor_harm });
export const VulnerableAdult = builder.enumType("VulnerableAdult", { values: INPUTS.vulnerable_adult });
export const WayToYes = builder.enumType("WayToYes", { values: Ways.options });
export const SentHow = builder.enumType("SentHow", {
  values: ["spoken", "handed_over", "on_paper", "written"] as const,
});
export const HeldState = builder.enumType("HeldState", {
  values: ["waiting", "approved", "refused"] as const,
});
/** Why something waits for a word: its rule asks for one, or whoever gets it could have demanded it by a gentler name. */
export const WhyHeld = builder.enumType("WhyHeld", { values: ["rule", "asked_of_us"] as const });

export const HeldFor = builder.enumType("HeldFor", { values: ["supervisor", "counsel"] as const });
export const FactStands = builder.enumType("FactStands", {
  values: ["goes", "duty", "held", "withheld"] as const,
});
export const HeldRefusal = builder.enumType("HeldRefusal", {
  values: ["already", "own", "not_the_role", "never_by_approval"] as const,
});
