import { t } from "@lingui/core/macro";

/** Why a link opens nothing. The gateway does not say which of the reasons it is. */
export function linkWords(kind: "not_good" | "too_many" | "unreachable"): string {
  return {
    not_good: t`This link does not work: it was used, is too old, or was replaced. Ask your administrator for another one.`,
    too_many: t`Too many tries. Wait a minute, then try again.`,
    unreachable: t`The gateway cannot be reached. Try again in a moment.`,
  }[kind];
}
