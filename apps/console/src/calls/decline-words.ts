import type { CallDecline } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** Why somebody does not take a call that rings for them. */
export function declineWords(reason: CallDecline): string {
  return {
    busy: t`I am busy with somebody else`,
    not_alone: t`I am not alone here`,
    need_a_minute: t`I need a minute`,
    language: t`Not my language`,
    know_them: t`I know them`,
    other: t`Another reason`,
  }[reason];
}
