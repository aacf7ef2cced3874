import type { CallGround, CallPartyRole, RecipientType } from "@holdfast/case-schema";

const SAID: readonly CallGround[] = ["decided", "nothing_told", "they_speak"];

/** On what somebody may be called (CF71), for whoever has to say it before the call; the person themself needs none of these. */
export function groundsFor(role: CallPartyRole): readonly CallGround[] {
  if (role === "person") return [];
  return role === "emergency_centre" ? ["help_first", ...SAID] : SAID;
}

/** Whether somebody is called before anybody says what that stands on: whoever sends help (CF71). */
export function comesFirst(role: CallPartyRole): boolean {
  return groundsFor(role).includes("help_first");
}

/** To which kinds of recipient something was decided that is told to somebody of that role. */
export function toldAs(role: CallPartyRole): readonly RecipientType[] {
  return TOLD_AS[role];
}

const TOLD_AS: Readonly<Record<CallPartyRole, readonly RecipientType[]>> = {
  provider: ["service_provider", "attorney_of_person"],
  partner_line: ["sister_hotline"],
  child_protection: ["child_protection"],
  interpreter: ["interpreter"],
  emergency_centre: ["emergency_services"],
  person: [],
};
