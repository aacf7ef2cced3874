import type {
  CrisisReason,
  DangerAction,
  ForWhom,
  GivenToPerson,
  PlanPhase,
  ReadyToLeave,
  THIRD_PARTY_CAUTIONS,
} from "@holdfast/safety-plan";
import { t } from "@lingui/core/macro";

/** As whom somebody speaks. */
export function forWhomWords(forWhom: ForWhom): string {
  return {
    self: t`For themself`,
    partner_or_family: t`As a partner or family`,
    friend: t`As a friend`,
    coworker: t`As somebody from work`,
    attorney_or_professional: t`As an attorney or another professional`,
    witness: t`As a witness`,
  }[forWhom];
}

/** Where somebody stands. */
export function phaseWords(phase: PlanPhase): string {
  return {
    considering_job_or_relationship: t`Thinking about a job or a relationship`,
    in_situation: t`In the situation`,
    leaving: t`Leaving`,
    after_exit: t`After it`,
  }[phase];
}

/** How near leaving is. */
export function readyWords(ready: ReadyToLeave): string {
  return {
    not_now: t`Not now`,
    planning: t`Planning it`,
    within_24h: t`Within a day`,
    now: t`Now`,
  }[ready];
}

/** How the person has the plan. */
export function keptWords(kept: GivenToPerson): string {
  return {
    nothing_kept_by_person: t`They keep nothing`,
    spoken_only: t`Spoken only`,
    texted_in_session: t`Texted while we spoke`,
    emailed_on_request: t`By email, as they asked`,
    printed_by_person: t`They printed it`,
  }[kept];
}

/** What the danger word is to set off. */
export function dangerActionWords(action: DangerAction): string {
  return {
    end_contact: t`We end the contact`,
    call_emergency: t`We call for help`,
    come_and_get_me: t`Somebody comes for them`,
    switch_topic_cover_story: t`We go on as whom we pretend to be`,
  }[action];
}

/** Why a plan is of a crisis. */
export function crisisWords(reason: CrisisReason): string {
  return {
    leaves_within_24h: t`they leave within a day`,
    leaves_now: t`they leave now`,
    injury: t`they are hurt so that it is an emergency`,
  }[reason];
}

/** What is told to everybody who plans for somebody else. */
export function cautionWords(caution: (typeof THIRD_PARTY_CAUTIONS)[number]): string {
  return {
    no_confrontation: t`Please do not confront whoever holds them. It can put the person and you in danger.`,
    no_posing_as_police: t`Please do not pretend to be police or an officer.`,
    no_paying_of_debts: t`Please do not pay what they are said to owe. It rarely ends there.`,
  }[caution];
}
