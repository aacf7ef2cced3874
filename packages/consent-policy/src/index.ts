export {
  ConsentSettings,
  DAY_MS,
  DEFAULT_CONSENT_SETTINGS,
  inputsFrom,
  RELEASE_DAYS_MAX,
  releaseEnd,
  releaseEndsAt,
} from "./consent-settings.ts";
export {
  consentFor,
  coverOf,
  type Asked,
  type Consent,
  type Present,
  type Withdrawal,
} from "./consent-for.ts";
export { consentReport } from "./consent-report.ts";
export { decide, strictest } from "./decide.ts";
export type { Decision, MixedInput } from "./decision.ts";
export { INPUT_NAMES, INPUTS, type ConsentInput, type InputName, type InputValue } from "./input.ts";
export {
  dutyToWarn,
  Jurisdiction,
  jurisdictionOf,
  JURISDICTIONS,
  PlaceMark,
  REPORT_WITHIN_HOURS,
  WarningLaw,
  type LicensedStaff,
  type Place,
} from "./jurisdictions.ts";
export {
  checkRelease,
  CHECKS,
  type CheckId,
  type InvalidBecause,
  type ReleaseChecked,
} from "./release-check.ts";
export { whyNotToSign, type NotToSign, type ReleaseToSign } from "./sign-page.ts";
export { Obligation, RuleRecord, SOURCES, type Rule, type Source } from "./rule.ts";
export type { Example } from "./example.ts";
export { EXAMPLES } from "./examples.ts";
export { isYes, RULES, STRICTNESS, TABLE_VERSION, type KnownRule, type RuleId } from "./table.ts";
export { WayToYes } from "./way-to-yes.ts";
export {
  APPROVER_ROLE,
  mayDecideHeld,
  type Approval,
  type Approver,
  type MayNotDecide,
  isOpenedByApproval,
  whyHeld,
  type WhyHeld,
} from "./disclosure/approval.ts";
export {
  NOTHING_JUDGED,
  type Asking,
  type Judged,
  type KeptRelease,
  type PersonKnown,
  type Recipient,
} from "./disclosure/asking.ts";
export { heldDueAt, reportDueAt } from "./disclosure/clocks.ts";
export {
  composeDisclosure,
  type Composed,
  type FactDecided,
  type Stands,
  type SubjectDecided,
} from "./disclosure/compose.ts";
export { factKey, type FactKey } from "./disclosure/fact-key.ts";
export { fingerprintOf } from "./disclosure/fingerprint.ts";
export { packetText, type Packet, type PacketLine } from "./disclosure/packet.ts";
export { inquirySteps } from "./inquiry/inquiry-steps.ts";
export { inquiryTrigger, legalTrigger } from "./inquiry/inquiry-trigger.ts";
export { funderNoticeDueAt, legalDueAt } from "./inquiry/inquiry-clocks.ts";
export { mayTellBy, type Reaching } from "./inquiry/may-tell-by.ts";
export { isDemand, NO_DEMANDS, triggerOf, type Demands } from "./inquiry/demands.ts";
export { mayBeADemand } from "./disclosure/may-be-a-demand.ts";
export { canAskFor } from "./disclosure/trigger-recipients.ts";
export { attestationOwed, type AttestationOwed } from "./reply/attestation.ts";
