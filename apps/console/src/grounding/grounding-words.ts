import type {
  Bar,
  Contraindication,
  Distress,
  Form,
  Outcome,
  Reason,
  Rating,
} from "@holdfast/grounding-scripts";
import { t } from "@lingui/core/macro";
import { durationWords } from "../text/time-words.ts";

/** How it is for somebody, as an advocate hears it. */
export function distressWords(distress: Distress): string {
  return {
    dissociation: t`far away, not quite here`,
    flashback: t`in what happened back then`,
    confusion: t`confused`,
    panic: t`panic`,
    racing_thoughts: t`thoughts that race`,
    frozen: t`frozen`,
    numbness: t`numb`,
    moderate_arousal: t`on edge`,
    very_high_arousal: t`very upset`,
    tension: t`tense`,
    shame: t`ashamed`,
    grief: t`grieving`,
    emotional_storm: t`feelings like a storm`,
    danger_passed: t`a danger is over`,
    asked_for: t`asks for something to do`,
  }[distress];
}

/** What speaks against something. */
export function contraindicationWords(code: Contraindication): string {
  return {
    someone_may_see_or_hear: t`somebody may see or hear`,
    driving_or_moving: t`driving or on the move`,
    injury_or_intoxication: t`hurt, or under the influence of something`,
    pregnancy: t`pregnant`,
    heart_condition_or_beta_blocker: t`heart trouble, or medicine that slows the heart`,
    breathing_disease: t`trouble with breathing`,
    strangulation_or_suffocation_history: t`was strangled or kept from breathing`,
    drowning_or_water_torture: t`was hurt with water`,
    sexual_assault_body_focus: t`attention to the body brings an assault back`,
    dissociation_now: t`far away, or in what happened back then`,
    psychosis_now: t`hears or sees what others do not`,
    eating_disorder: t`an eating disorder`,
    cold_allergy: t`does not tolerate cold`,
    blind_or_low_vision: t`blind, or sees little`,
    deaf_or_hoh: t`deaf, or hears little`,
    limited_mobility: t`cannot move freely`,
    child: t`a child`,
  }[code];
}

/** Why something is offered. */
export function reasonWords(reason: Reason): string {
  switch (reason.because) {
    case "asked_for":
      return t`they ask for it`;
    case "helped_before":
      return t`it helped before`;
    case "fits": {
      const how = reason.distress.map(distressWords).join(", ");
      return t`fits: ${how}`;
    }
    case "turns_outward":
      return t`turns outward`;
    case "unseen":
      return t`can be done unseen`;
    case "takes_s": {
      const time = lengthWords(reason.seconds);
      return t`takes about ${time}`;
    }
    case "rank":
      return t`number ${String(reason.rank)} of the library`;
  }
}

/** Why something is not offered. */
export function barWords(bar: Bar): string {
  switch (bar.because) {
    case "contraindicated": {
      const codes = codesWords(bar.codes);
      return t`speaks against it: ${codes}`;
    }
    case "ask_first": {
      const codes = codesWords(bar.codes);
      return t`to be asked first: ${codes}`;
    }
    case "made_worse":
      return t`it made things worse before`;
    case "not_in_language":
      return t`not in their language`;
    case "would_be_seen":
      return t`could be seen, and it is not known that nobody sees it`;
    case "needs_safety":
      return t`only for somebody who is known to be safe now`;
    case "only_on_request":
      return t`only for somebody who asks for it`;
    case "nobody_sees_if_worse":
      return t`read alone: nobody would notice that it harms`;
    case "outward_first":
      return t`turns inward: first something that turns outward has to have helped`;
    case "still_strong":
      return t`turns inward, and ${String(bar.rating)} of 10 is too strong for that`;
  }
}

/** How words reach them. */
export function formWords(form: Form): string {
  return {
    voice: t`spoken`,
    text: t`by text, one thing in each`,
    written: t`as one message, read alone`,
    tty: t`typed on the call, GA at each turn’s end`,
  }[form];
}

/** How a script ended. */
export function endWords({ how, before, after }: Pick<Outcome, "how" | "before" | "after">): string {
  const numbers = before === null || after === null ? t`not known` : numbersWords(before, after);
  return {
    finished: t`Done. The numbers: ${numbers}.`,
    enough: t`They had enough. The numbers: ${numbers}.`,
    worse: t`It was left because it got worse. The numbers: ${numbers}.`,
    silence: t`They fell silent. Nothing more is said to them until they write or speak.`,
    interrupted: t`It was interrupted. Nothing more is said to them until they write or speak.`,
  }[how];
}

function numbersWords(before: Rating, after: Rating): string {
  return t`${String(before)} before, ${String(after)} after`;
}

function codesWords(codes: readonly Contraindication[]): string {
  return codes.map(contraindicationWords).join(", ");
}

/** A length in whole minutes, or in seconds below one. */
export function lengthWords(seconds: number): string {
  return seconds < 60 ? t`${String(seconds)} seconds` : durationWords(Math.round(seconds / 60) * 60_000);
}
