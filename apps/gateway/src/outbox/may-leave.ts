import type { AnswerSubject, ChannelId, ChannelTraits, SendFailure } from "@holdfast/case-schema";
import type { CurrentSettings, Due, LineTextStore, ReachStore, SafetyPlanStore } from "@holdfast/db";
import { decideAnswer } from "../reach/decide-answer.ts";
import { gravestOf } from "../reach/gravest-of.ts";
import { purposeOf, type Purposes } from "../reach/purpose-of.ts";
import { refuseGiving } from "../safety-plans/refuse-giving.ts";

/** What of a channel bears on whether a message may leave by it. */
export interface LeavingBy {
  readonly traits: Pick<ChannelTraits, "medium" | "delivery">;
  readonly answerSubject: AnswerSubject | null;
  readonly senderName: string | null;
}

/**
 * Whether a message may leave: at which version of its contact, with the conversation's subject or without it, and of a piece
 * of a safety plan at which revision of that; or why it may not.
 */
export type MayLeave =
  | { readonly version: number; readonly bearsSubject: boolean; readonly planRevision: number | null }
  | { readonly failure: SendFailure };

export interface MayLeaveParts {
  readonly reach: Pick<ReachStore, "record" | "sawLocked">;
  readonly purposes: Purposes & { readonly lineTexts: Pick<LineTextStore, "aboutOf"> };
  readonly safetyPlans: Pick<SafetyPlanStore, "pieceOf">;
  readonly settings: () => Promise<Pick<CurrentSettings, "quietWords" | "neutralChecks" | "calls">>;
  /** Open channels by instance id. */
  readonly channels: ReadonlyMap<ChannelId, LeavingBy>;
  readonly clock: () => number;
}

/** Decides anew on every message that is about to be handed over (G200), and of a piece of a safety plan on that, too (G599). */
export function mayLeave(parts: MayLeaveParts): (due: Due) => Promise<MayLeave> {
  const { reach, purposes, safetyPlans, settings, channels, clock } = parts;
  return async ({ contactId, messageId, channel: id, text, subject, isLine }) => {
    const by = channels.get(id);
    if (by === undefined) throw new Error("a message of a channel that is not open here was leased");
    const line = isLine ? await purposes.lineTexts.aboutOf(messageId) : null;
    // What a lead turned off meanwhile is not said any more.
    if (isLine && line?.isOn !== true) return { failure: "too_late" };
    const [current, purpose, piece] = await Promise.all([
      settings(),
      line === null
        ? purposeOf(messageId, purposes)
        : ({ kind: "line", isElsewhere: line.about === "overflow" } as const),
      safetyPlans.pieceOf(messageId),
    ]);
    // Last, so that as little as possible happens after it.
    const record = await reach.record(contactId);
    if (record === null) throw new Error("a message that is due has a contact");
    const now = clock();
    const words = {
      text,
      subject: by.answerSubject === "conversation" ? subject : null,
      senderName: by.senderName,
    };
    const known = { record, channel: by.traits, settings: current, now };
    const { decision, bearsSubject } = decideAnswer(known, { words, purpose, messageId });
    const failure = gravestOf(decision);
    // That they asked for it was said when it was given; whether it is safe to talk is asked now.
    const isUnsafe =
      piece !== null &&
      refuseGiving(piece.plan, { field: piece.field, way: "message", isAgreed: true }, piece.moment) !== null;
    if (failure === null && isUnsafe) return { failure: "not_safe" };
    if (failure === null)
      return { version: record.version, bearsSubject, planRevision: piece?.plan.revision ?? null };
    // Kept, so that no clock that is put back opens again what was seen to be locked (CP26).
    if (decision.silence.phase === "locked") await reach.sawLocked(contactId, now);
    return { failure };
  };
}
