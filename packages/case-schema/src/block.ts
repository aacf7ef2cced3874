import { z } from "zod";
import type { DangerReason } from "./danger-reason.ts";
import type { KeywordKind } from "./keywords.ts";
import { isPressing, type Lane, type LaneReason } from "./lane.ts";

/** Why a thread is blocked. Being angry, drunk, afraid or back again for the tenth time is none of them. */
export const BlockReason = z.enum(["abusive", "sexual_misuse", "prank", "threatens_staff", "advertising"]);
export type BlockReason = z.infer<typeof BlockReason>;

/** Of whom a line is besides the person who wrote: blocking it would shut out others. */
export const SharedLineKind = z.enum(["shelter", "shared_phone"]);
export type SharedLineKind = z.infer<typeof SharedLineKind>;

/** How a block ended: its time was over, nobody reviewed it, a lead lifted it, or the line turned out to be shared. */
export const BlockEnd = z.enum(["time", "not_reviewed", "lifted", "shared_line"]);
export type BlockEnd = z.infer<typeof BlockEnd>;

const hour = 3_600_000;

/** As long as one lead alone may block. */
export const ONE_LEAD_BLOCK_MS = 24 * hour;
/** A longer block ends so long after the second lead agreed, or after it was reviewed last. */
export const BLOCK_REVIEW_MS = 30 * 24 * hour;
/** How long before that it is asked to be reviewed. */
export const BLOCK_REVIEW_NOTICE_MS = 7 * 24 * hour;
/** No block is longer, whatever a hotline sets. */
export const BLOCK_MAX_MS = 366 * 24 * hour;
/** Longest written reason, in UTF-16 code units. */
export const BLOCK_WHY_MAX = 2000;

/** Why somebody cannot block so. */
export type BlockProblem = "shared_line" | "no_time" | "too_long";

/** What one lead's word is good for: how long the block holds by it, and what a second lead is asked for. */
export interface BlockTerms {
  readonly kind: "terms";
  readonly heldMs: number;
  /** All of the time that was asked for; `null` where no second lead is needed. */
  readonly proposedMs: number | null;
}

/** What comes of one lead's asking for a block of so long. `longestMs` is what the hotline allows two of them. */
export function blockTerms(
  askedMs: number,
  { longestMs, isShared }: { readonly longestMs: number; readonly isShared: boolean },
): BlockTerms | { readonly kind: "refused"; readonly problem: BlockProblem } {
  if (isShared) return { kind: "refused", problem: "shared_line" };
  if (!Number.isSafeInteger(askedMs) || askedMs <= 0) return { kind: "refused", problem: "no_time" };
  if (askedMs <= ONE_LEAD_BLOCK_MS) return { kind: "terms", heldMs: askedMs, proposedMs: null };
  if (askedMs > Math.min(longestMs, BLOCK_MAX_MS)) return { kind: "refused", problem: "too_long" };
  return { kind: "terms", heldMs: ONE_LEAD_BLOCK_MS, proposedMs: askedMs };
}

/** What decides when a block ends; instants in milliseconds since 1970. */
export interface BlockTimes {
  /** As far as the first lead's word reaches. */
  readonly until: number;
  /** What was proposed for longer, with when a second lead agreed; `null` where nothing was. */
  readonly longer: { readonly until: number; readonly agreedAt: number | null } | null;
  readonly reviewedAt: number | null;
  readonly endedAt: number | null;
}

/** When a block ends if nobody does anything about it, or when it ended. A longer one that is not reviewed ends sooner. */
export function blockEndsAt({ until, longer, reviewedAt, endedAt }: BlockTimes): number {
  if (endedAt !== null) return endedAt;
  if (longer === null || longer.agreedAt === null) return until;
  return Math.min(longer.until, Math.max(longer.agreedAt, reviewedAt ?? 0) + BLOCK_REVIEW_MS);
}

/** Whether a block is asked to be reviewed: it would end for want of that within a week. */
export function isReviewDue(block: BlockTimes, now: number): boolean {
  const { longer, endedAt } = block;
  if (endedAt !== null || longer === null || longer.agreedAt === null) return false;
  const endsAt = blockEndsAt(block);
  return endsAt < longer.until && now >= endsAt - BLOCK_REVIEW_NOTICE_MS && now < endsAt;
}

/** What of an arrival decides whether it is heard through a block. */
export interface HeardFacts {
  readonly danger: DangerReason | null;
  readonly raise: { readonly lane: Lane; readonly reason: LaneReason } | null;
  readonly unreadable: boolean;
  /** Which of the words that stand alone it is; left out, none. */
  readonly keyword?: KeywordKind | null;
}

/**
 * Why an arrival is heard though its thread is blocked, as a code; `null` where it is kept in silence. Danger, a threat to
 * life, a crisis and a minor are always heard, and so is what nobody could read, who calls for a person by HELP, and STOP
 * alone, which could be danger.
 */
export function heardThroughBlock({ danger, raise, unreadable, keyword }: HeardFacts): string | null {
  if (danger !== null) return `danger:${danger}`;
  if (raise !== null && (isPressing(raise.lane) || raise.lane === "minor_mentioned")) return raise.reason;
  if (keyword === "help" || keyword === "opt_out") return `keyword:${keyword}`;
  return unreadable ? "unreadable" : null;
}
