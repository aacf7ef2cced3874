import { ClosingFacts, OfferedDisposition, type Disposition } from "@holdfast/case-schema";
import { DEFAULT_SETTINGS } from "../settings/settings.ts";
import type { ClosingAnswer } from "./contact-facts.ts";
import type { AnsweredRow } from "./contact-statements.ts";

/** What was answered, with the outcome as it was offered then; `null` when nothing was asked. */
export function answerOf(disposition: Disposition, { facts, offered }: AnsweredRow): ClosingAnswer | null {
  const read = ClosingFacts.safeParse(facts);
  if (!read.success) return null;
  const asDelivered = DEFAULT_SETTINGS.dispositions.find(({ id }) => id === disposition);
  const then = OfferedDisposition.safeParse(offered ?? asDelivered);
  return { facts: read.data, offered: then.data ?? null };
}
