import { CaseId, ContactId, UserId, Uuid } from "@holdfast/case-schema";
import { z } from "zod";

// What says no more than that something is otherwise: whoever it concerns, and may read it, reads it anew.

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
 * whispered there; or that something is said to the shift, or whoever is on call is told of something, which are of no contact: never who,
 * or what. Whoever it concerns reads it anew.
 * Stands in the queue's stream.
 */
export const BesideEvent = z.object({
  kind: z.literal("beside"),
  about: z.enum(["watch", "whisper", "announcement", "alarm", "surge"]),
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
