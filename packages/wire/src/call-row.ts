import { CallDirection, CallLine, CallPhase, ContactId, UserId } from "@holdfast/case-schema";
import { z } from "zod";
import { StaffName } from "./queue-row.ts";

/** An instant in milliseconds since 1970, UTC. */
const Instant = z.number().int();

/**
 * One call that goes on, as the queue shows it: facts only (W7), never a number or which keys were pressed. The same shape
 * comes by GraphQL in a snapshot and by the socket in an event.
 */
export const CallRow = z.object({
  /** The contact's: at most one call of a contact goes on. */
  id: ContactId,
  /** Grows by one with every change of the contact's calls; not the contact's version (W4). */
  version: z.number().int().positive(),
  phase: CallPhase,
  phaseSince: Instant,
  direction: CallDirection,
  line: CallLine,
  /** Since when they have been waiting, an earlier try of theirs included. */
  waitingFrom: Instant,
  /** Since when whoever has it talks with them; `null` while nobody does. */
  talkingSince: Instant.nullable(),
  /** Whether it lost its advocate, until another one talks with them. */
  isBack: z.boolean(),
  isOnHold: z.boolean(),
  /** Whose device rings. */
  ringing: z.array(UserId),
  /** Colleagues in it who are heard. */
  with: z.array(StaffName),
  /** Colleagues who hear and are not heard. */
  listening: z.array(StaffName),
  hasParty: z.boolean(),
  /** Who is asked first: whoever talked with them lately. It binds nobody. */
  firstFor: StaffName.nullable(),
  /** The earlier contact of whoever calls again. */
  follows: z.object({ id: ContactId, number: z.number().int().positive() }).nullable(),
  /** Whether they said by a key, while they waited, that they cannot speak; of rows that were told before this was known, no. */
  cannotSpeak: z.boolean().default(false),
  /** How many keys they pressed: whoever has the contact open fetches which. */
  keys: z.number().int().nonnegative(),
});
export type CallRow = z.infer<typeof CallRow>;
