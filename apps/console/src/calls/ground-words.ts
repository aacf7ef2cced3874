import type { CallGround } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** What a call stands on, for whoever has to say it before the call. */
export function groundWords(ground: CallGround): string {
  return {
    nothing_told: t`nothing about the person`,
    they_speak: t`the person is on the line and speaks for themself`,
    decided: t`what was decided just now`,
    help_first: t`what help needs`,
  }[ground];
}
