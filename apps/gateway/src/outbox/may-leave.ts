import type { AnswerSubject, ChannelId, ChannelTraits, SendFailure } from "@holdfast/case-schema";
import type { CurrentSettings, Due, ReachStore } from "@holdfast/db";
import { decideAnswer } from "../reach/decide-answer.ts";
import { gravestOf } from "../reach/gravest-of.ts";
import { purposeOf, type Purposes } from "../reach/purpose-of.ts";

/** What of a channel bears on whether a message may leave by it. */
export interface LeavingBy {
  readonly traits: Pick<ChannelTraits, "medium" | "delivery">;
  readonly answerSubject: AnswerSubject | null;
  readonly senderName: string | null;
}

/**
 * Whether a message may leave: at which version of its contact, with the conversation's subject or without it; or why it may
 * not.
 */
export type MayLeave =
  | { readonly version: number; readonly bearsSubject: boolean }
  | { readonly failure: SendFailure };

export interface MayLeaveParts {
  readonly reach: Pick<ReachStore, "record" | "sawLocked">;
  readonly purposes: Purposes;
  readonly settings: () => Promise<Pick<CurrentSettings, "quietWords" | "neutralChecks" | "calls">>;
  /** Open channels by instance id. */
  readonly channels: ReadonlyMap<ChannelId, LeavingBy>;
  readonly clock: () => number;
}

/** Decides anew on every message that is about to be handed over (G200). */
export function mayLeave(parts: MayLeaveParts): (due: Due) => Promise<MayLeave> {
  const { reach, purposes, settings, channels, clock } = parts;
  return async ({ contactId, messageId, channel: id, text, subject }) => {
    const by = channels.get(id);
    if (by === undefined) throw new Error("a message of a channel that is not open here was leased");
    const [current, purpose] = await Promise.all([settings(), purposeOf(messageId, purposes)]);
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
    if (failure === null) return { version: record.version, bearsSubject };
    // Kept, so that no clock that is put back opens again what was seen to be locked (CP26).
    if (decision.silence.phase === "locked") await reach.sawLocked(contactId, now);
    return { failure };
  };
}
