import type { Disposition, Language, Medium, ReachWay, Role, SendState } from "@holdfast/case-schema";
import type { KnownDanger } from "@holdfast/queue-policy";
import { t } from "@lingui/core/macro";

/** How words travel, as the queue names it. */
export function mediumWords(medium: Medium): string {
  return { voice: t`Call`, text: t`Text`, email: t`Email`, form: t`Form` }[medium];
}

/** What is known about danger, as a row says it: what only a list of words says of it stands there with the reason. */
export function riskWords(danger: KnownDanger | null): string {
  if (danger === null) return t`Routine`;
  return danger === "found_in_words" ? dangerWords(danger) : t`Danger`;
}

/** Who or what says that there is danger. */
export function dangerWords(danger: KnownDanger): string {
  return {
    said_so: t`Danger: they said so`,
    marked_by_staff: t`Danger: marked by a colleague`,
    danger_word: t`Danger: they used the danger word`,
    found_in_words: t`Danger: word in the message`,
  }[danger];
}

export function languageWords(language: Language): string {
  return { en: t`English`, es: t`Spanish`, fr: t`French` }[language];
}

export function reachWords(way: ReachWay): string {
  return { text: t`text`, call: t`call`, email: t`email` }[way];
}

export function roleWords(role: Role): string {
  return {
    advocate: t`Advocate`,
    shift_lead: t`Shift lead`,
    privacy_officer: t`Privacy officer`,
    counsel: t`Counsel`,
    administrator: t`Administrator`,
  }[role];
}

/** What became of an answer. `unknown` is said as it is: nobody can tell. */
export function sendStateWords(state: SendState): string {
  return {
    queued: t`Sending`,
    sent: t`Sent`,
    delivered: t`Delivered`,
    failed: t`Not sent`,
    unknown: t`Not known whether sent`,
  }[state];
}

/** How a contact ended, as an advocate chooses it. */
export function dispositionWords(disposition: Disposition): string {
  return {
    safety_plan_made: t`Safety plan made`,
    referral_given: t`Referral given`,
    warm_transfer_done: t`Warm transfer done`,
    warm_transfer_failed: t`Warm transfer failed`,
    le_report_by_consent: t`Reported to law enforcement, with consent`,
    le_report_by_exception: t`Reported to law enforcement, by exception`,
    child_protection_report: t`Reported to child protection`,
    emergency_dispatched: t`Emergency services sent`,
    shelter_placed: t`Placed in shelter`,
    transport_arranged: t`Transport arranged`,
    information: t`Information given`,
    tip_recorded: t`Tip recorded`,
    tip_sent: t`Tip passed on`,
    tip_not_sent: t`Tip not passed on`,
    callback_agreed: t`Call back agreed`,
    no_contact_wish: t`Asked not to be contacted`,
    dropped_danger: t`Broke off, in danger`,
    dropped_unknown: t`Broke off, reason unknown`,
    silent: t`Silent contact`,
    wrong_number: t`Wrong number`,
    prank: t`Prank`,
    sexual_misuse: t`Sexual misuse of the line`,
    abusive: t`Abusive`,
    repeat_plan_followed: t`Repeat contact, plan followed`,
    other_hotline_transfer: t`Passed to another hotline`,
    out_of_scope: t`Outside what we do`,
    hung_up_waiting: t`Hung up before anybody answered`,
    answered_elsewhere: t`Answered by a partner’s line`,
  }[disposition];
}
