import type { KeywordKind } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** What a kind of keyword says, in words. */
export function keywordKindWords(kind: KeywordKind): string {
  switch (kind) {
    case "opt_out":
      return t`Opts out`;
    case "opt_in":
      return t`Takes that back`;
    case "help":
      return t`Calls for a person`;
    case "yes":
      return t`Answers yes, and opts nobody in`;
  }
}
