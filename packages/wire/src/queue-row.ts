import {
  ChannelId,
  ContactId,
  ContactStatus,
  DangerReason,
  Lane,
  LaneReason,
  Language,
  LiftAnswer,
  Medium,
  Speaker,
  UserId,
} from "@holdfast/case-schema";
import { z } from "zod";

/** An instant in milliseconds since 1970, UTC. */
const Instant = z.number().int();

/** Somebody inside, as colleagues see them. */
export const StaffName = z.object({ id: UserId, name: z.string() });
export type StaffName = z.infer<typeof StaffName>;

/**
 * One contact as the queue shows it: facts only, never words or an address (W7). The same shape comes by GraphQL in a
 * snapshot and by the socket in an event.
 */
export const QueueRow = z.object({
  id: ContactId,
  /** Short number, shown inside only. */
  number: z.number().int().positive(),
  channel: ChannelId,
  medium: Medium,
  status: ContactStatus,
  /** `null` when nobody has said that there is danger. */
  danger: DangerReason.nullable(),
  /** Since when an answer is owed, or, once answered, since when it last waited. */
  waitingSince: Instant,
  /** When the target for its medium is missed. */
  dueAt: Instant,
  /** Inbound messages since our last answer. */
  unanswered: z.number().int().nonnegative(),
  holder: StaffName.nullable(),
  /** Since when the holder has it; `null` when nobody has. */
  heldSince: Instant.nullable(),
  /**
   * Held: since when its holder is gone while an answer is owed. Waiting: that it came back by itself for that reason.
   */
  holderGoneSince: Instant.nullable(),
  /** Whom the holder asked to take it over; it stays with the holder until they accept. */
  offeredTo: StaffName.nullable(),
  /** Whether it holds a delivery that could not be parsed. */
  unreadable: z.boolean(),
  /** Whether an intake check (honeypot, rate) marked it. Marks never refuse. */
  lowTrust: z.boolean(),
  /** Whether nobody but machines wrote: it waits for nobody, and stands at the end. */
  isAutomatic: z.boolean(),
  language: Language.nullable(),
  /** How pressing it is; `null` until a person, a form's answer, a word list or what the house knows said so. */
  lane: Lane.nullable(),
  /** Who or what set the lane: a code, never words of the contact. */
  laneReason: LaneReason.nullable(),
  /** Who is speaking, as a colleague judged; `null` until one did. */
  speaker: Speaker.nullable(),
  /** Until when it is set aside; it comes back by itself. */
  setAsideUntil: Instant.nullable(),
  /** Who set it aside, while it is, and while it is back from there and nobody has turned to it. */
  setAsideBy: StaffName.nullable(),
  /** Since when it is back by itself: its time was over, or they wrote. */
  backSince: Instant.nullable(),
  /** Since when its holder asks a lead to lift what locks it; `null` once it came to nothing. */
  liftAskedAt: Instant.nullable(),
  /** What a lead answered; `null` while nobody has. */
  liftAnswer: LiftAnswer.nullable(),
  /** How often it was reopened. */
  reopened: z.number().int().nonnegative(),
  /** Grows by one with every change; events carry absolute values under it (W4). */
  version: z.number().int().positive(),
});
export type QueueRow = z.infer<typeof QueueRow>;
