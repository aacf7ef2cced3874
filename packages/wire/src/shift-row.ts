import { Role, ShiftState, UserId } from "@holdfast/case-schema";
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
  state: ShiftState,
  /** Since when they are available, or on their break. */
  stateSince: Instant,
  /** Since when no console of theirs is connected; `null` while one is, or nobody knows. */
  goneSince: Instant.nullable(),
  /** Whether they have time to themselves after a contact; events that were told before this was said had nobody who has. */
  isWrappingUp: z.boolean().default(false),
  /** Grows with every change, and from one shift to the next; events carry absolute values under it (W4). */
  version: z.number().int().positive(),
});
export type ShiftRow = z.infer<typeof ShiftRow>;
