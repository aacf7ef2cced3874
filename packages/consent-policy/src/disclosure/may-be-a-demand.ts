import type { DisclosureTrigger, RecipientType } from "@holdfast/case-schema";

/** Police, courts, family and media: whoever of these gets something may have asked us for it. */
const WHO_DEMANDS: readonly RecipientType[] = [
  "law_enforcement",
  "court",
  "named_individual",
  "public_or_media",
];

/** What sets something off without anybody having asked us for it. */
const OURS: readonly DisclosureTrigger[] = [
  "person_request",
  "advocate_initiative",
  "sister_hotline_handoff",
  "vendor_or_interpreter",
  "internal_access",
];

/**
 * Whether what is said to come from us could be a demand by a gentler name: while somebody asks of whom nobody has said yet who they
 * are, a lead's word stands in for that (SPEC.md, CO62).
 */
export function mayBeADemand(trigger: DisclosureTrigger, recipient: RecipientType): boolean {
  return OURS.includes(trigger) && WHO_DEMANDS.includes(recipient);
}
