import type { ConsentInput } from "@holdfast/consent-policy";

/**
 * The rule that decides, by comparisons written out by hand in the table's order: no data, no check of what is asked, no reason,
 * no duty and no way to a yes. As fast as an answer can be had, and nothing that anybody could go through or change.
 */
export function bareConsent(i: ConsentInput): string {
  const to = i.recipient_type;
  const trigger = i.trigger;
  const kind = i.data_classes;
  const state = i.consent_state;
  const saidYes = state === "written_valid" || state === "verbal_recorded";
  const own =
    trigger === "advocate_initiative" || trigger === "person_request" || trigger === "child_welfare_inquiry";
  if (kind === "aggregate_statistics") return "A1";
  if (to === "funder" || to === "research" || to === "public_or_media") return "A2";
  if (
    kind === "shelter_location" &&
    to !== "own_staff" &&
    to !== "processor_vendor" &&
    to !== "emergency_services"
  )
    return "A3";
  const reports =
    to === "emergency_services" ||
    to === "law_enforcement" ||
    to === "child_protection" ||
    to === "adult_protection" ||
    to === "intended_victim";
  if (kind === "immigration_status" && reports && own && state !== "written_valid") return "A3b";
  if (to === "person_themself" && trigger === "person_request" && i.subject_role !== "third_party_named")
    return "A9";
  if (trigger === "internal_access" && to === "own_staff") return i.role_has_need_to_know ? "A4" : "A5";
  if (to === "processor_vendor") return "A6";
  if (to === "interpreter") return saidYes ? "A7" : "A8";
  return ofHarm(i, saidYes, own) ?? ofAsking(trigger, saidYes) ?? ofReleases(i, saidYes);
}

function ofHarm(i: ConsentInput, saidYes: boolean, own: boolean): string | null {
  const { recipient_type: to, risk, minor_harm: harm } = i;
  const isEmergency = to === "emergency_services";
  if (isEmergency && saidYes) return "B0";
  if (isEmergency && risk === "attempt_or_life_threat_in_progress") return "B1";
  if (isEmergency && risk === "imminent_risk_exhausted") return "B2";
  const isPolice = to === "law_enforcement";
  if (risk === "imminent_risk_less_invasive_left" && (isEmergency || isPolice) && !saidYes) return "B3";
  if (own && (isPolice || to === "child_protection")) {
    const isSuspected = harm === "reasonable_suspicion";
    const isOther = i.subject_role !== "signaler_only";
    if (isSuspected && i.subject_age === "minor" && isOther) return "B4";
    if (isSuspected && i.data_classes === "alleged_exploiter") return "B4a";
    if (isSuspected && i.subject_age !== "adult" && isOther && i.subject_age !== "minor") return "B5b";
    if (harm === "uncertain" || harm === "historic_adult_survivor_child_maybe_at_risk") return "B5";
  }
  if (harm === "historic_adult_survivor_no_current_child" && to === "child_protection" && !saidYes)
    return "B6";
  if (risk === "threat_to_identifiable_other" && (to === "intended_victim" || isPolice || isEmergency))
    return i.duty_to_warn === "mandatory" ? "B7" : "B8";
  return i.vulnerable_adult === "suspected" && to === "adult_protection" ? "B9" : null;
}

function ofAsking(trigger: ConsentInput["trigger"], saidYes: boolean): string | null {
  if (trigger === "family_or_other_inquiry" || trigger === "media_inquiry") return "C1";
  if (trigger === "law_enforcement_informal" || trigger === "administrative_warrant")
    return saidYes ? "C7" : "C2";
  if (trigger === "law_enforcement_exigent") return "C3";
  if (trigger === "subpoena_unsigned_by_judge") return "C4";
  if (trigger === "court_order" || trigger === "search_warrant_judicial") return "C5";
  return trigger === "child_welfare_inquiry" ? "C6" : null;
}

function ofReleases(i: ConsentInput, saidYes: boolean): string {
  const { consent_state: state, consent_covers: covers, recipient_type: to } = i;
  if (state === "invalid") return "D1";
  if (state === "revoked") return "D2";
  if (state === "expired") return "D3";
  if (i.subject_role === "third_party_named" && i.data_classes !== "alleged_exploiter" && !saidYes)
    return "D4";
  if (state === "written_valid" && covers === "full") return "D5";
  if (saidYes && covers === "partial" && !i.written_required) return "D6";
  if (state === "written_valid" && covers === "partial") return "D6b";
  if (state === "verbal_recorded") {
    if (i.person_present_three_way && to !== "law_enforcement") return "D7";
    if (covers === "full" && !i.written_required) return "D8";
    if (i.written_required) return "D9";
  }
  if (state !== "none") return "Z0";
  const isPolice = to === "law_enforcement";
  if (i.subject_role === "person_in_situation" && isPolice && i.adult_tip_policy === "consent_only")
    return "D10";
  return isPolice && i.adult_tip_policy === "case_by_case" ? "D11" : "D12";
}
