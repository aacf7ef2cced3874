import type { ConsentInput } from "../input.ts";

/** Why something may leave. There is no other reason. */
export type Ground =
  | "points_at_nobody"
  | "their_own"
  | "works_on_it"
  | "works_for_us"
  | "agreed_to_interpreter"
  | "agreed_to_emergency_help"
  | "life_in_danger"
  | "nothing_gentler_left"
  | "release"
  | "on_the_line";

/** Why something has to be told. */
export type Duty = "minor" | "threatened";

/**
 * Why this may leave; `null`: it may not. Written the other way round, from the handbook alone: it looks for a reason to say yes
 * and then for what forbids it, knows no rule and no order, and shares no line with `decide`.
 */
export function groundFor(asked: ConsentInput): Ground | null {
  if (asked.data_classes === "aggregate_statistics") return "points_at_nobody";
  if (isNeverTold(asked)) return null;
  const to = asked.recipient_type;
  if (to === "processor_vendor") return "works_for_us";
  if (to === "interpreter") return saidYes(asked) ? "agreed_to_interpreter" : null;
  if (to === "own_staff" && asked.trigger === "internal_access")
    return asked.role_has_need_to_know ? "works_on_it" : null;
  if (to === "person_themself" && asked.trigger === "person_request")
    if (asked.subject_role !== "third_party_named") return "their_own";
  if (to === "emergency_services") {
    if (saidYes(asked)) return "agreed_to_emergency_help";
    if (asked.risk === "attempt_or_life_threat_in_progress") return "life_in_danger";
    return asked.risk === "imminent_risk_exhausted" ? "nothing_gentler_left" : null;
  }
  if (dutyOf(asked) !== null || isForALead(asked) || isAskedOfUs(asked)) return null;
  if (asked.consent_state === "written_valid") return asked.consent_covers === "none" ? null : "release";
  if (asked.consent_state !== "verbal_recorded") return null;
  if (asked.person_present_three_way && asked.recipient_type !== "law_enforcement") return "on_the_line";
  return asked.written_required || asked.consent_covers === "none" ? null : "release";
}

/** What has to be told, whoever agrees; `null`: nothing of this. */
export function dutyOf(asked: ConsentInput): Duty | null {
  const { recipient_type: to, risk } = asked;
  if (asked.data_classes === "aggregate_statistics" || isNeverTold(asked)) return null;
  const isToReport = to === "child_protection" || to === "law_enforcement";
  const isStillGentle = to === "law_enforcement" && risk === "imminent_risk_less_invasive_left";
  if (isToReport && isOurOwnReport(asked) && !(isStillGentle && !saidYes(asked))) {
    const isOfTheMinor = asked.subject_age === "minor" && asked.subject_role !== "signaler_only";
    const isOfWhoHarms = asked.data_classes === "alleged_exploiter";
    if (asked.minor_harm === "reasonable_suspicion" && (isOfTheMinor || isOfWhoHarms)) return "minor";
  }
  if (risk !== "threat_to_identifiable_other" || asked.duty_to_warn !== "mandatory") return null;
  if (to === "intended_victim") return "threatened";
  if (to === "emergency_services") return saidYes(asked) ? null : "threatened";
  return to === "law_enforcement" && !isUnsettledOfAMinor(asked) ? "threatened" : null;
}

function saidYes({ consent_state }: ConsentInput): boolean {
  return consent_state === "written_valid" || consent_state === "verbal_recorded";
}

function isOurOwnReport({ trigger }: ConsentInput): boolean {
  return (
    trigger === "advocate_initiative" || trigger === "person_request" || trigger === "child_welfare_inquiry"
  );
}

/** What no yes, or no spoken one, can send there. */
function isNeverTold(asked: ConsentInput): boolean {
  const to = asked.recipient_type;
  if (to === "funder" || to === "research" || to === "public_or_media") return true;
  if (asked.data_classes === "shelter_location")
    return to !== "own_staff" && to !== "processor_vendor" && to !== "emergency_services";
  const isReportOrHelp =
    to === "emergency_services" ||
    to === "law_enforcement" ||
    to === "child_protection" ||
    to === "adult_protection" ||
    to === "intended_victim";
  return (
    asked.data_classes === "immigration_status" &&
    isReportOrHelp &&
    isOurOwnReport(asked) &&
    asked.consent_state !== "written_valid"
  );
}

/** Whether nobody knows if a minor is harmed, or whether the one who is harmed is a minor. */
function isUnsettledOfAMinor(asked: ConsentInput): boolean {
  const isUnclear =
    asked.minor_harm === "uncertain" || asked.minor_harm === "historic_adult_survivor_child_maybe_at_risk";
  const isAgeUnclear = asked.subject_age === "minor_suspected" || asked.subject_age === "unknown";
  const isSuspected = asked.minor_harm === "reasonable_suspicion" && asked.subject_role !== "signaler_only";
  return isOurOwnReport(asked) && (isUnclear || (isSuspected && isAgeUnclear));
}

/** What a lead has to weigh even where there is a yes. */
function isForALead(asked: ConsentInput): boolean {
  const to = asked.recipient_type;
  const isOfAMinor = to === "child_protection" || to === "law_enforcement";
  const isOfAThreat = to === "intended_victim" || to === "law_enforcement";
  return (
    (isOfAMinor && isUnsettledOfAMinor(asked)) ||
    (isOfAThreat && asked.risk === "threat_to_identifiable_other") ||
    (to === "adult_protection" && asked.vulnerable_adult === "suspected")
  );
}

/** Whether somebody came to us for it: what they get is never what a release opens. */
function isAskedOfUs({ trigger }: ConsentInput): boolean {
  const ours = [
    "person_request",
    "advocate_initiative",
    "funder_or_research_request",
    "sister_hotline_handoff",
    "vendor_or_interpreter",
    "internal_access",
  ];
  return !ours.includes(trigger);
}
