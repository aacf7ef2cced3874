import type { PersonalClass } from "@holdfast/case-schema";
import { presentAge, subjectRoleOf, type CasePerson } from "@holdfast/case-schema/case";
import { consentFor } from "../consent-for.ts";
import { inputsFrom } from "../consent-settings.ts";
import { decide } from "../decide.ts";
import type { Decision, MixedInput } from "../decision.ts";
import type { ConsentInput } from "../input.ts";
import { triggerOf } from "../inquiry/demands.ts";
import { NOTHING_JUDGED, type Asking, type Judged, type PersonKnown } from "./asking.ts";
import { canAskFor } from "./trigger-recipients.ts";

/** What the table was asked about one person and one kind of fact, and what it said. Codes and ids alone. */
export interface PersonDecided {
  readonly input: ConsentInput;
  readonly decision: Decision;
  /** The release that it stands on, or that speaks against it; `null`: none says anything. */
  readonly releaseId: string | null;
  /** Whether the trigger can lead to this recipient; where it cannot, the table was told no trigger. */
  readonly isTriggerKnown: boolean;
  /** Whether it has to be told them, whatever sets this off: a demand that gets nothing meanwhile ends no duty. */
  readonly isDuty: boolean;
}

/**
 * Asks the table about one person and one kind of fact of theirs, which goes as a whole or not at all. `isOfAChild`: whether
 * somebody whom it concerns that there is danger is not surely adult.
 */
export function decidePerson(
  person: CasePerson,
  { releases, withdrawals, under_guardianship }: PersonKnown,
  asking: Asking,
  dataClass: PersonalClass,
  isOfAChild: boolean,
): PersonDecided {
  const { recipient, purpose, at } = asking;
  const trigger = triggerOf(asking.trigger, asking.demands);
  // To everybody else somebody of the case is an individual with a name: their right to see what is kept is to their own.
  const recipient_type =
    recipient.type === "person_themself" && recipient.person !== person.id
      ? "named_individual"
      : recipient.type;
  const subject_age = presentAge(person, at);
  const consent = consentFor(
    releases.map(({ release }) => release),
    { recipient: recipient.id, recipient_type, purpose, data_class: dataClass },
    { subject_age, under_guardianship },
    withdrawals,
    at,
  );
  const judged = judgedOf(asking, person, dataClass, isOfAChild);
  const input: ConsentInput = {
    ...inputsFrom(asking.settings, asking.place, asking.staff),
    trigger,
    recipient_type,
    data_classes: dataClass,
    subject_age,
    subject_role: subjectRoleOf({ ...person, age: subject_age }),
    consent_state: consent.consent_state,
    consent_covers: consent.consent_covers,
    risk: judged.risk,
    minor_harm: judged.minor_harm,
    vulnerable_adult: judged.vulnerable_adult,
    person_present_three_way: asking.onTheLine.includes(person.id),
    role_has_need_to_know: asking.hasNeedToKnow,
  };
  const isTriggerKnown = canAskFor(trigger, recipient.type);
  return {
    input,
    decision: decide(asked(input, isTriggerKnown)),
    releaseId: consent.index === null ? null : (releases[consent.index]?.id ?? null),
    isTriggerKnown,
    isDuty: decide(asked({ ...input, trigger: "advocate_initiative" }, true)).outcome === "required",
  };
}

/** A trigger that cannot lead there is none: what it would change is refused, and a life in danger waits for no better word. */
function asked(input: ConsentInput, isTriggerKnown: boolean): MixedInput {
  const whole: MixedInput = { ...input, data_classes: [input.data_classes] };
  if (isTriggerKnown) return whole;
  const { trigger: _, ...rest } = whole;
  return rest as MixedInput;
}

/**
 * What is feared, as far as it is this person's. Of whoever exploits it holds for all of the case, once it concerns somebody in it;
 * and a minor's harm, once somebody whom it concerns may be one. A life in danger this moment waits for nobody to be named.
 */
function judgedOf(
  { judged }: Asking,
  { id }: CasePerson,
  dataClass: PersonalClass,
  isOfAChild: boolean,
): Judged {
  if (dataClass !== "alleged_exploiter") return judged.concerns.includes(id) ? judged : NOTHING_JUDGED;
  const isOfSomebody = judged.concerns.length > 0 || judged.risk === "attempt_or_life_threat_in_progress";
  if (!isOfSomebody) return NOTHING_JUDGED;
  return isOfAChild ? judged : { ...judged, minor_harm: NOTHING_JUDGED.minor_harm };
}
