import {
  AskAnswer,
  ChannelId,
  ContactId,
  FollowUpId,
  FollowUpOtherwise,
  FollowUpState,
  FollowUpWay,
  OutageReason,
  TakeOverReason,
  UserId,
} from "@holdfast/case-schema";
import { z } from "zod";
import { CallRow } from "./call-row.ts";
import { QueueRow, StaffName } from "./queue-row.ts";
import {
  BesideEvent,
  CaseEvent,
  CrisisEvent,
  EmergencyEvent,
  EscalationEvent,
  HandoverEvent,
  LeadMoveEvent,
  QueuesEvent,
  SafetyPlanEvent,
  ShiftEndEvent,
  UncoveredEvent,
} from "./read-anew-event.ts";
import { ShiftRow } from "./shift-row.ts";

/** A contact as the queue now shows it; `row: null` says that it left the queue and under which version. */
export const QueueEvent = z.object({
  kind: z.literal("contact"),
  id: ContactId,
  version: z.number().int().positive(),
  row: QueueRow.nullable(),
});
export type QueueEvent = z.infer<typeof QueueEvent>;

/** Says that a contact is now at this version; the console fetches what is new by version, so no words cross here. */
export const RevisionEvent = z.object({
  kind: z.literal("revision"),
  id: ContactId,
  version: z.number().int().positive(),
});
export type RevisionEvent = z.infer<typeof RevisionEvent>;

/** Since when a channel does not work, in milliseconds since 1970, and why as far as it can be told. */
export const Outage = z.object({ since: z.number().int(), reason: OutageReason });
export type Outage = z.infer<typeof Outage>;

/** Whether a channel works; `down: null` says that it does again. Stands in the queue's stream. */
export const ChannelEvent = z.object({
  kind: z.literal("channel"),
  id: ChannelId,
  version: z.number().int().positive(),
  down: Outage.nullable(),
});
export type ChannelEvent = z.infer<typeof ChannelEvent>;

/** Somebody's shift as the board now shows it; `row: null` says that it ended. Stands in the board's stream. */
export const ShiftEvent = z.object({
  kind: z.literal("shift"),
  id: UserId,
  version: z.number().int().positive(),
  row: ShiftRow.nullable(),
});
export type ShiftEvent = z.infer<typeof ShiftEvent>;

/** That a colleague took a contact over, and why; how it then stands came just before. Stands in the queue's stream. */
export const TakeOverEvent = z.object({
  kind: z.literal("take_over"),
  id: ContactId,
  /** The contact's, that the take-over made. */
  version: z.number().int().positive(),
  from: StaffName,
  by: StaffName,
  reason: TakeOverReason,
});
export type TakeOverEvent = z.infer<typeof TakeOverEvent>;

/**
 * That a colleague asked for a contact, or was answered, under the asking's own version. It stands while `of` has the
 * contact since `heldSince`. Stands in the queue's stream.
 */
export const AskEvent = z.object({
  kind: z.literal("ask"),
  id: ContactId,
  version: z.number().int().positive(),
  by: StaffName,
  of: UserId,
  heldSince: z.number().int(),
  /** When it was asked; 0 for what an earlier release told. */
  at: z.number().int().default(0),
  answer: AskAnswer.nullable(),
});
export type AskEvent = z.infer<typeof AskEvent>;

/**
 * That a contact has the address of an older open one, and who is asked first about it, under a version of its own. A
 * suggestion: whoever may take a contact may take it (W23). Stands in the queue's stream.
 */
export const SameAddressEvent = z.object({
  kind: z.literal("same_address"),
  id: ContactId,
  version: z.number().int().positive(),
  /** The older contact. */
  of: z.object({ id: ContactId, number: z.number().int().positive() }),
  offer: z
    .object({
      to: StaffName,
      /** In milliseconds since 1970; it ends then by itself. */
      until: z.number().int(),
      /** How it ended before that. */
      ended: z.enum(["declined", "gone"]).nullable(),
    })
    .nullable(),
});
export type SameAddressEvent = z.infer<typeof SameAddressEvent>;

/**
 * What was agreed with somebody for a time, and how it stands, under a version of its own; never the words of it. Stands in
 * the queue's stream.
 */
export const FollowUpEvent = z.object({
  kind: z.literal("follow_up"),
  id: FollowUpId,
  version: z.number().int().positive(),
  /** In which it stands. */
  contact: z.object({ id: ContactId, number: z.number().int().positive() }),
  way: FollowUpWay,
  state: FollowUpState,
  /** From when and before when, in milliseconds since 1970. */
  dueAt: z.number().int(),
  until: z.number().int(),
  otherwise: FollowUpOtherwise,
  /** The other time, while it was not tried again. */
  againAt: z.number().int().nullable(),
  againUntil: z.number().int().nullable(),
  agreedAt: z.number().int(),
  agreedBy: StaffName,
  /** Of its last change; by nobody: the clock's, or an arrival's. */
  changedAt: z.number().int(),
  changedBy: StaffName.nullable(),
  /** Whether a lead knows of a missed one. */
  isNoted: z.boolean(),
});
export type FollowUpEvent = z.infer<typeof FollowUpEvent>;

/**
 * A call as the queue now shows it, under a version of its own; `row: null` says that it is over. Stands in the queue's
 * stream.
 */
export const CallEvent = z.object({
  kind: z.literal("call"),
  /** The contact's. */
  id: ContactId,
  version: z.number().int().positive(),
  row: CallRow.nullable(),
});
export type CallEvent = z.infer<typeof CallEvent>;

export const WireEvent = z.discriminatedUnion("kind", [
  QueueEvent,
  RevisionEvent,
  ChannelEvent,
  ShiftEvent,
  TakeOverEvent,
  LeadMoveEvent,
  AskEvent,
  SameAddressEvent,
  FollowUpEvent,
  CallEvent,
  CaseEvent,
  EmergencyEvent,
  SafetyPlanEvent,
  CrisisEvent,
  UncoveredEvent,
  EscalationEvent,
  HandoverEvent,
  ShiftEndEvent,
  BesideEvent,
  QueuesEvent,
]);
export type WireEvent = z.infer<typeof WireEvent>;

const KINDS: ReadonlySet<string> = new Set(WireEvent.options.map(({ shape }) => shape.kind.value));

/** What a client reads of events: those of a kind it does not know yet are passed over (W14). */
export const ReadableEvents = z.preprocess(
  (raw: unknown) => (Array.isArray(raw) ? raw.filter((one) => !isOfOtherKind(one)) : raw),
  z.array(WireEvent),
);

function isOfOtherKind(raw: unknown): boolean {
  if (typeof raw !== "object" || raw === null || !("kind" in raw)) return false;
  return typeof raw.kind === "string" && !KINDS.has(raw.kind);
}
