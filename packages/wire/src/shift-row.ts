import { Apart, Medium, Role, ShiftState, UserId } from "@holdfast/case-schema";
import { z } from "zod";

/** An instant in milliseconds since 1970, UTC. */
const Instant = z.number().int();

/** Somebody on shift as the board shows them: facts only (W7). The same shape comes by GraphQL and by the socket. */
export const ShiftRow = z.object({
  id: UserId,
  name: z.string(),
  role: Role,
  /** Since when they are on shift. */
  since: Instant,
  /** Whether they are offered anything, as every release reads it: whoever is apart is as on a break (W36). */
  state: ShiftState,
  /** Whether they are on shift to be consulted only, or away; events that were told before this was said had nobody who is. */
  apart: Apart.nullable().default(null),
  /** Since when they stand as they do. */
  stateSince: Instant,
  /** Since when no console of theirs is connected; `null` while one is, or nobody knows. */
  goneSince: Instant.nullable(),
  /** Whether they have time to themselves after a contact; events that were told before this was said had nobody who has. */
  isWrappingUp: z.boolean().default(false),
  /** The media on which they want nothing new for now, in one order. */
  paused: z.array(Medium).readonly().default([]),
  /** Grows with every change, and from one shift to the next; events carry absolute values under it (W4). */
  version: z.number().int().positive(),
});
export type ShiftRow = z.infer<typeof ShiftRow>;

/** How somebody on shift says that they stand. */
export function standsAs({ state, apart }: Pick<ShiftRow, "state" | "apart">): ShiftState {
  return apart ?? state;
}
