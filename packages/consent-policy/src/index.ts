export {
  ConsentSettings,
  DAY_MS,
  DEFAULT_CONSENT_SETTINGS,
  inputsFrom,
  RELEASE_DAYS_MAX,
  releaseEnd,
  releaseEndsAt,
} from "./consent-settings.ts";
export { consentFor, coverOf, type Asked, type Consent, type Present } from "./consent-for.ts";
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
export { Obligation, RuleRecord, SOURCES, type Rule, type Source } from "./rule.ts";
export type { Example } from "./example.ts";
export { EXAMPLES } from "./examples.ts";
export { isYes, RULES, STRICTNESS, TABLE_VERSION, type KnownRule, type RuleId } from "./table.ts";
export { WayToYes } from "./way-to-yes.ts";
