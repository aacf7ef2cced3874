import type { Capability } from "@holdfast/access-policy";
import type { SharedLineKind } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { sharedLineWords } from "./block-words.ts";

/** What can be chosen about the thread of an opened contact. */
export type ThreadChoice = "plan" | "block" | "lift" | SharedLineKind | "not_shared";

interface Known {
  readonly block: object | null;
  readonly sharedLine: { readonly kind: SharedLineKind } | null;
  readonly plan: object | null;
}

/** What somebody may choose now, with its words, in order. A plan that there is has a button of its own. */
export function threadChoices(
  { block, sharedLine, plan }: Known,
  capabilities: ReadonlySet<Capability>,
): ReadonlyMap<ThreadChoice, string> {
  const choices = new Map<ThreadChoice, string>();
  if (plan === null && capabilities.has("contact.plan")) choices.set("plan", t`Write a plan…`);
  if (capabilities.has("contact.mark_shared")) {
    for (const kind of ["shelter", "shared_phone"] as const)
      if (sharedLine?.kind !== kind) choices.set(kind, sharedLineWords(kind));
    if (sharedLine !== null) choices.set("not_shared", t`Nobody else uses this line`);
  }
  if (!capabilities.has("contact.block")) return choices;
  if (block !== null) choices.set("lift", t`Lift the block`);
  else if (sharedLine === null) choices.set("block", t`Block…`);
  return choices;
}
