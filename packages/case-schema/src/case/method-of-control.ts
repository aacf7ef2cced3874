import { z } from "zod";
import type { Classes } from "./field.ts";

/** By what somebody is held. The list of HTCDS lacks the last two but one, which its own definitions and CTDC have. */
export const MethodOfControl = z.enum([
  "physical_threats",
  "threats_of_law_enforcement",
  "threatens_family",
  "debt_bondage",
  "false_promises",
  "physical_abuse",
  "sexual_abuse",
  "takes_earnings",
  "restricts_financial_access",
  "restricts_medical_care",
  "withholds_necessities",
  "psychological_abuse",
  "psychoactive_substances",
  "excessive_working_hours",
  "withholds_documents",
  "restricts_movement",
  "uses_children",
  "other",
]);
export type MethodOfControl = z.infer<typeof MethodOfControl>;

/** What a method is called elsewhere; `null` where that list has no word for it, and it is told as `other` there. */
export interface MethodCodes {
  /** Of `vic_MethodsOfControl` (HTCDS 2.0). */
  readonly htcds: string | null;
  /** Of the columns of CTDC. */
  readonly ctdc: string | null;
}

const codes = (htcds: string | null, ctdc: string | null): MethodCodes => Object.freeze({ htcds, ctdc });

export const METHOD_CODES: Readonly<Record<MethodOfControl, MethodCodes>> = Object.freeze({
  physical_threats: codes("PhysicalThreats", "meansOfControlThreats"),
  threats_of_law_enforcement: codes("ThreatsLawEnforcement", "meansOfControlThreatOfLawEnforcement"),
  threatens_family: codes("ThreatensChildrenFamily", "meansOfControlThreats"),
  debt_bondage: codes("DebtBondage", "meansOfControlDebtBondage"),
  false_promises: codes("FalsePromises", "meansOfControlFalsePromises"),
  physical_abuse: codes("PhysicalAbuse", "meansOfControlPhysicalAbuse"),
  sexual_abuse: codes("SexualAbuse", "meansOfControlSexualAbuse"),
  takes_earnings: codes("TakesEarnings", "meansOfControlTakesEarnings"),
  restricts_financial_access: codes("RestrictsFinancialAccess", "meansOfControlRestrictsFinancialAccess"),
  restricts_medical_care: codes("RestrictsMedicalCare", "meansOfControlRestrictsMedicalCare"),
  withholds_necessities: codes("WithholdsNecessities", "meansOfControlWithholdsNecessities"),
  psychological_abuse: codes("PsychologicalAbuse", "meansOfControlPsychologicalAbuse"),
  psychoactive_substances: codes("PsychoactiveSubstance", "meansOfControlPsychoactiveSubstances"),
  excessive_working_hours: codes("ExcessiveWorkingHours", "meansOfControlExcessiveWorkingHours"),
  withholds_documents: codes("WithholdsDocuments", "meansOfControlWithholdsDocuments"),
  restricts_movement: codes(null, "meansOfControlRestrictsMovement"),
  uses_children: codes(null, "meansOfControlUsesChildren"),
  other: codes("Other", "meansOfControlOther"),
});

/** What a method tells of somebody besides how they are held. Threats with the law are threats with being sent away, too. */
export const METHOD_CLASSES: Readonly<Record<MethodOfControl, Classes>> = Object.freeze({
  physical_threats: ["narrative"],
  threats_of_law_enforcement: ["narrative", "immigration_status"],
  threatens_family: ["narrative", "minor_details"],
  debt_bondage: ["narrative"],
  false_promises: ["narrative"],
  physical_abuse: ["narrative", "health"],
  sexual_abuse: ["narrative", "health"],
  takes_earnings: ["narrative"],
  restricts_financial_access: ["narrative"],
  restricts_medical_care: ["narrative", "health"],
  withholds_necessities: ["narrative"],
  psychological_abuse: ["narrative"],
  psychoactive_substances: ["narrative", "health"],
  excessive_working_hours: ["narrative"],
  withholds_documents: ["narrative", "immigration_status"],
  restricts_movement: ["narrative"],
  uses_children: ["narrative", "minor_details"],
  other: ["narrative"],
});
