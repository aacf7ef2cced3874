import type { Need, NeedState } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";

/** What somebody needs. */
export function needWords(need: Need): string {
  return {
    emergency_shelter: t`Emergency shelter`,
    extraction: t`To be fetched out`,
    transportation: t`Transport`,
    medical: t`Medical care`,
    food_clothing: t`Food, clothing`,
    safety_planning: t`A safety plan`,
    legal: t`Legal help`,
    immigration: t`Help with immigration`,
    interpretation: t`An interpreter`,
    mental_health: t`Mental health care`,
    substance_use: t`Help with substance use`,
    law_enforcement_contact: t`To speak with the police`,
    phone_or_device: t`A phone`,
    money: t`Money`,
    childcare: t`Childcare`,
    pets: t`Care for pets`,
    documents: t`Documents`,
    repatriation: t`To go home to their country`,
  }[need];
}

export function needStateWords(state: NeedState): string {
  return { open: t`open`, met: t`met`, not_wanted: t`not wanted` }[state];
}
