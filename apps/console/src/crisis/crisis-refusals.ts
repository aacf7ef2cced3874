import { t } from "@lingui/core/macro";

/** Why nothing was done to a clock, by the code of the gateway. */
export function crisisRefusalWords(code: string): string {
  switch (code) {
    case "already":
      return t`Nothing was kept: it holds already.`;
    case "over":
      return t`Nothing was kept: this clock has ended, its outcome was said.`;
    case "not_on_shift":
      return t`Nothing was kept: whoever is to have it has to be on shift, and let into this case.`;
    case "forgotten":
      return t`Nothing was kept: whoever this plan is of was forgotten, as was asked for. Of them nothing is written.`;
    case "too_few":
      return t`Nothing was kept: say it in three words at least.`;
    case "too_long":
      return t`Nothing was kept: that is too long.`;
    default:
      return t`Nothing was kept: this clock is not there, or this is not yours to say.`;
  }
}
