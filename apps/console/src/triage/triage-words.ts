import type { Lane, LaneReason, Speaker } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** How pressing a contact is, as somebody chooses it. */
export function laneWords(lane: Lane): string {
  return {
    life_threat: t`Life threat now`,
    crisis: t`Crisis, within 24 hours`,
    in_situation: t`Person in the situation, waiting`,
    minor_mentioned: t`A minor is mentioned`,
    other_helper: t`Somebody who helps`,
    tip: t`Tip`,
    information: t`Information`,
  }[lane];
}

/** Who is speaking, seen from the person in the situation. */
export function speakerWords(speaker: Speaker): string {
  return {
    person: t`The person`,
    family: t`Family`,
    friend: t`Friend`,
    coworker: t`Coworker`,
    professional: t`Professional`,
    witness: t`Witness`,
    provider_for_client: t`Provider for a client`,
  }[speaker];
}

/** What a code that a machine gives says; a newer gateway's own code is shown as what it is about. */
function answerWords(answer: string): string {
  if (answer === "danger") return t`raised by their answer in the form: in danger now`;
  if (answer === "cannot_write") return t`raised by their answer in the form: they cannot write now`;
  return t`raised by their answer in the form`;
}

function factWords(fact: string): string {
  if (fact === "after_drop") return t`raised because their contact before this one broke off`;
  if (fact === "crisis_plan") return t`raised because their safety plan says that it is a crisis`;
  if (fact === "cannot_speak") return t`raised because they pressed the key for whoever cannot speak`;
  if (fact === "repeat_try")
    return t`raised because they try again within 10 minutes, and nobody had answered`;
  return t`raised by what is known of this conversation`;
}

/** Who or what set the lane. A list's words are not said here: its name, version and entry are enough to find them. */
export function laneReasonWords(reason: LaneReason): string {
  const [kind = "", list = "", version = "", entry = ""] = reason.split(":");
  if (kind === "words") return t`raised by the word list ${list}, version ${version}, entry ${entry}`;
  if (kind === "fact") return factWords(list);
  return kind === "form" ? answerWords(list) : t`set by a colleague`;
}
