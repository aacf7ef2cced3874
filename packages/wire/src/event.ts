import {
  AskAnswer,
  CaseId,
  ChannelId,
  ContactId,
  FollowUpId,
  FollowUpOtherwise,
  FollowUpState,
  FollowUpWay,
  OutageReason,
  TakeOverReason,
  UserId,
  Uuid,
} from "@holdfast/case-schema";
import { z } from "zod";
import { CallRow } from "./call-row.ts";
import { QueueRow, StaffName } from "./queue-row.ts";
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
 * That a lead moved a contact on the board, and, each under a higher version, what came of it: never who, to whom or why. Whoever it
 * concerns reads it anew. Stands in the queue's stream.
 */
export const LeadMoveEvent = z.object({
  kind: z.literal("lead_move"),
  /** Of the move. */
  id: Uuid,
  contactId: ContactId,
  version: z.number().int().positive(),
});
export type LeadMoveEvent = z.infer<typeof LeadMoveEvent>;

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

/** What of a case is to be read anew: its record, which contacts are in it, what may leave it and did, or what stands around it. */
export const CaseNewsAbout = z.enum(["record", "filing", "sharing", "around"]);
export type CaseNewsAbout = z.infer<typeof CaseNewsAbout>;

/**
 * That something of a case is otherwise, and the case's version by then; never what. Whoever may read the case reads it anew. It
 * says what happened, once, also under a version that was told before. Stands in the case's stream.
 */
export const CaseEvent = z.object({
  kind: z.literal("case"),
  id: CaseId,
  version: z.number().int().positive(),
  about: CaseNewsAbout,
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/**
 * That somebody opened a case in an emergency, and, each under a higher version, that nobody looked at it in time and that somebody
 * did: never who, or which case. Whoever looks at such reads what waits for them anew. Stands in the queue's stream.
 */
export const EmergencyEvent = z.object({
  kind: z.literal("emergency"),
  id: Uuid,
  version: z.number().int().positive(),
});
export type EmergencyEvent = z.infer<typeof EmergencyEvent>;

/**
 * That a safety plan of a case is otherwise, and by how many changes it went: never which field, or what. Stands in the case's stream.
 */
export const SafetyPlanEvent = z.object({
  kind: z.literal("plan"),
  id: Uuid,
  version: z.number().int().positive(),
});
export type SafetyPlanEvent = z.infer<typeof SafetyPlanEvent>;

/**
 * That the clock of a crisis is otherwise, under a higher version each time: never whose, or which case. Whoever may see any reads
 * anew. Stands in the queue's stream.
 */
export const CrisisEvent = z.object({
  kind: z.literal("crisis"),
  id: Uuid,
  version: z.number().int().positive(),
});
export type CrisisEvent = z.infer<typeof CrisisEvent>;

/**
 * That what waits while everybody on shift is kept from it is otherwise: never which, the id is of the telling. Whoever leads is told,
 * nobody else is, and reads it anew. Stands in the queue's stream.
 */
export const UncoveredEvent = z.object({
  kind: z.literal("uncovered"),
  id: Uuid,
  version: z.number().int().positive(),
});
export type UncoveredEvent = z.infer<typeof UncoveredEvent>;

/**
 * That whoever has a contact called the leads on shift to it, and, each under a higher version, that they were called again and that
 * one of them has seen it: never who. Whoever it concerns reads it anew. Stands in the queue's stream.
 */
export const EscalationEvent = z.object({
  kind: z.literal("escalation"),
  id: Uuid,
  contactId: ContactId,
  version: z.number().int().positive(),
});
export type EscalationEvent = z.infer<typeof EscalationEvent>;

/**
 * That a contact was offered to whoever goes on with it, and, each under a higher version, what came of that: never from whom, to whom
 * or what. Whoever it concerns reads it anew. Stands in the queue's stream.
 */
export const HandoverEvent = z.object({
  kind: z.literal("handover"),
  id: Uuid,
  contactId: ContactId,
  version: z.number().int().positive(),
});
export type HandoverEvent = z.infer<typeof HandoverEvent>;

/**
 * That somebody's shift ends at another time, or soon while they have contacts: never when. They read it anew. Stands in the queue's
 * stream.
 */
export const ShiftEndEvent = z.object({
  kind: z.literal("shift_end"),
  id: UserId,
  version: z.number().int().positive(),
});
export type ShiftEndEvent = z.infer<typeof ShiftEndEvent>;

/**
 * That what stands beside a contact is otherwise, under a version of its own: a lead watches it or does so no more, or something is
 * whispered there; or that something is said to the shift, which is of no contact: never who, or what. Whoever it concerns reads it anew.
 * Stands in the queue's stream.
 */
export const BesideEvent = z.object({
  kind: z.literal("beside"),
  about: z.enum(["watch", "whisper", "announcement"]),
  id: Uuid,
  contactId: ContactId.nullable(),
  version: z.number().int().positive(),
});
export type BesideEvent = z.infer<typeof BesideEvent>;

/**
 * That the queues of the house, or who is of which, are otherwise: never which, or who; the id is of the telling. Everybody who sees
 * the queue reads them anew (W37). Stands in the queue's stream.
 */
export const QueuesEvent = z.object({
  kind: z.literal("queues"),
  id: Uuid,
  version: z.number().int().positive(),
});
export type QueuesEvent = z.infer<typeof QueuesEvent>;

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

const KINDS: ReadonlySet<string> = new Set<WireEvent["kind"]>([
  "contact",
  "revision",
  "channel",
  "shift",
  "take_over",
  "lead_move",
  "ask",
  "same_address",
  "follow_up",
  "call",
  "case",
  "emergency",
  "plan",
  "crisis",
  "uncovered",
  "escalation",
  "handover",
  "shift_end",
  "beside",
  "queues",
]);

/** What a client reads of events: those of a kind it does not know yet are passed over (W14). */
export const ReadableEvents = z.preprocess(
  (raw: unknown) => (Array.isArray(raw) ? raw.filter((one) => !isOfOtherKind(one)) : raw),
  z.array(WireEvent),
);

function isOfOtherKind(raw: unknown): boolean {
  if (typeof raw !== "object" || raw === null || !("kind" in raw)) return false;
  return typeof raw.kind === "string" && !KINDS.has(raw.kind);
}
