import { t } from "@lingui/core/macro";

/** What a choice that is made by typing says beside its choices. Each button that takes one away says from what. */
export function searchWords(label: string): {
  readonly emptyWords: string;
  readonly removeWords: (each: string) => string;
} {
  return {
    emptyWords: t`No match.`,
    removeWords: (each) => t`${label}: remove ${each}`,
  };
}
