import {
  ChannelId,
  ContactId,
  ContactStatus,
  DangerReason,
  Language,
  Medium,
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
  /** Whom the holder asked to take it over; it stays with the holder until they accept. */
  offeredTo: StaffName.nullable(),
  /** Whether it holds a delivery that could not be parsed. */
  unreadable: z.boolean(),
  /** Whether an intake check (honeypot, rate) marked it. Marks never refuse. */
  lowTrust: z.boolean(),
  language: Language.nullable(),
  /** How often it was reopened. */
  reopened: z.number().int().nonnegative(),
  /** Grows by one with every change; events carry absolute values under it (W4). */
  version: z.number().int().positive(),
});
export type QueueRow = z.infer<typeof QueueRow>;
