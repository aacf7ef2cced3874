import { t } from "@lingui/core/macro";
import type { Offered } from "./offer-documents.ts";

/** Why what waits was not offered. */
export function notOfferedWords(offered: Exclude<Offered, "offered">): string {
  return {
    changed: t`This contact changed a moment ago. Look again, then decide.`,
    not_there: t`They take nothing new now.`,
    refused_before: t`They said no to it, and nothing has changed since.`,
    offered_already: t`Something is offered to them already, or this is to somebody.`,
    not_found: t`This contact is no longer here.`,
  }[offered];
}
