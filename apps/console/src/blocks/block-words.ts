import type { BlockReason, SharedLineKind } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { clockWords, durationWords } from "../text/time-words.ts";
import { laneReasonWords } from "../triage/triage-words.ts";
import type { BlockData } from "./block-documents.ts";

/** Why a thread is blocked. */
export function blockReasonWords(reason: BlockReason): string {
  return {
    abusive: t`Abusive`,
    sexual_misuse: t`Sexual misuse`,
    prank: t`Prank`,
    threatens_staff: t`Threatens staff`,
    advertising: t`Advertising`,
  }[reason];
}

/** Of whom a line is, too. */
export function sharedLineWords(kind: SharedLineKind): string {
  return { shelter: t`A shelter’s line`, shared_phone: t`A shared phone` }[kind];
}

/** Why something was heard though its thread is blocked; a newer gateway's own code says that it was. */
export function heardWords(because: string): string {
  if (because === "unreadable") return t`it could not be read`;
  if (because === "keyword:help") return t`it asks for a person`;
  if (because === "keyword:opt_out") return t`it says stop, which could be danger`;
  if (because.startsWith("danger:")) return t`it says danger`;
  if (/^(?:words|form|fact):/.test(because)) return laneReasonWords(because);
  return t`it may be urgent`;
}

/** Until when a block holds, or when and how it ended. */
export function blockEndWords({ endsAt, ended }: Pick<BlockData, "endsAt" | "ended">, now: number): string {
  if (ended === null) return t`until ${clockWords(endsAt, now)}`;
  const clock = clockWords(ended.at, now);
  const by = ended.by?.name ?? null;
  switch (ended.how) {
    case "time":
      return t`ended at ${clock}, when its time was over`;
    case "not_reviewed":
      return t`ended at ${clock}, because nobody reviewed it`;
    case "lifted":
      return t`lifted at ${clock} by ${by ?? ""}`;
    case "shared_line":
      return by === null
        ? t`ended at ${clock}: others use this line, too`
        : t`ended at ${clock}: ${by} said that others use this line, too`;
  }
}

/** How long somebody may choose to block, in milliseconds. */
export const BLOCK_LENGTHS = [1, 4, 24, 7 * 24, 30 * 24, 90 * 24].map((hours) => hours * 3_600_000);

/** Longer than one lead may: what has to be agreed to. */
export const ONE_LEAD_MS = 24 * 3_600_000;

/** One length to choose. */
export function blockLengthWords(milliseconds: number): string {
  const length = durationWords(milliseconds);
  return milliseconds > ONE_LEAD_MS ? t`${length}, once another lead agrees` : length;
}

/** Why nothing came of it. */
export function notBlockedWords(because: string): string {
  switch (because) {
    case "shared_line":
      return t`Others use this line, too, so it is not blocked. Warn once, kindly, and end the conversation.`;
    case "blocked_already":
      return t`It is blocked already.`;
    case "too_long":
      return t`This is longer than your hotline allows.`;
    case "same_lead":
      return t`You proposed it, so another lead has to agree.`;
    case "proposed_already":
      return t`A longer time was proposed already.`;
    case "agreed_already":
      return t`Another lead agreed already.`;
    case "ended":
      return t`The block has ended.`;
    default:
      return t`This did not work.`;
  }
}
