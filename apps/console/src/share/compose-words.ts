import { t } from "@lingui/core/macro";
import type { SentHow, SubjectData } from "./compose-documents.ts";
import { MINOR_HARMS, RISKS, type ComposeProblem, type MinorHarm, type Risk } from "./compose-draft.ts";

export function riskWords(risk: Risk): string {
  return {
    none: t`No danger`,
    danger_in_situation: t`The situation is dangerous, nothing is near`,
    imminent_risk_less_invasive_left: t`Danger is near, and gentler ways are left`,
    imminent_risk_exhausted: t`Danger is near, and nothing gentler is left`,
    attempt_or_life_threat_in_progress: t`A life is in danger this moment`,
    threat_to_identifiable_other: t`Somebody who can be named is threatened`,
  }[risk];
}

export function minorHarmWords(harm: MinorHarm): string {
  return {
    none: t`None is known`,
    reasonable_suspicion: t`There is reason to suspect it`,
    uncertain: t`It is not clear`,
    historic_adult_survivor_no_current_child: t`An adult tells of their childhood; no child is at risk today`,
    historic_adult_survivor_child_maybe_at_risk: t`An adult tells of their childhood; a child may be at risk today`,
  }[harm];
}

/** As it was judged; a word that is not known here is not guessed at. */
export function judgedRiskWords(risk: string): string {
  const known = RISKS.find((each) => each === risk);
  return known === undefined ? t`not said` : riskWords(known);
}

export function judgedMinorHarmWords(harm: string): string {
  const known = MINOR_HARMS.find((each) => each === harm);
  return known === undefined ? t`not said` : minorHarmWords(known);
}

export const HOWS = ["spoken", "written", "on_paper", "handed_over"] as const satisfies readonly SentHow[];

export function sentHowWords(how: SentHow): string {
  return {
    spoken: t`Spoken`,
    written: t`Written`,
    on_paper: t`On paper`,
    handed_over: t`Handed over`,
  }[how];
}

/** What could make a yes of a no. */
export function wayWords(way: SubjectData["waysToYes"][number]): string {
  return {
    self_contact: t`They tell it themself: nothing of ours has to leave.`,
    three_way_call: t`A call with them on the line.`,
    spoken_release: t`They say yes aloud, and it is read back.`,
    written_release: t`They say yes in writing.`,
    need_to_know: t`Whoever has the case does it.`,
    statistics_only: t`Numbers that point at nobody.`,
    shelter_authority: t`Whoever runs the shelter agrees in writing.`,
    intermediary: t`Somebody passes word on, and nobody learns where the shelter is.`,
  }[way];
}

export function composeProblemWords(because: ComposeProblem): string {
  return {
    recipient: t`Say to whom.`,
    purpose: t`Say what for.`,
    trigger: t`Say on whose wish.`,
    feared: t`Answer each question about danger and harm.`,
    concerns: t`Say for whom it is feared.`,
    place: t`Write the place as two letters of the country, and its part, as in US-CA.`,
    return_on: t`That is no day.`,
    facts: t`Choose what they would be told.`,
  }[because];
}

/** Why nothing was decided, or sent. */
export function notSentWords(because: string): string {
  switch (because) {
    case "changed":
      return t`Nothing has gone: something changed since you looked. Look again at what may go.`;
    case "already_sent":
      return t`Nothing has gone: this was sent before.`;
    case "may_be_exploiter":
      return t`Nothing has gone: whoever may be the exploiter may have been there when it was agreed to. Ask a lead.`;
    case "ProveItsYou":
      return t`Nothing has gone: it was not proved that it is you.`;
    case "NotFound":
      return t`Nothing has gone: the case or the recipient is not there, or not yours.`;
    default:
      return t`Nothing has gone: it cannot be asked like this.`;
  }
}
