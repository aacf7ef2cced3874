import type { SubjectAge } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** How old somebody is, as far as it matters to what is asked of them and for them. */
export function ageWords(age: SubjectAge): string {
  return {
    adult: t`Adult`,
    minor: t`Minor`,
    minor_suspected: t`Perhaps a minor`,
    unknown: t`Not known`,
  }[age];
}
