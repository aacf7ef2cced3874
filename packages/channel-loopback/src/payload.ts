import { MESSAGE_LENGTH_MAX, MessageId } from "@holdfast/case-schema";
import { z } from "zod";

const EventName = z.string().min(1).max(200);
const Address = z.string().min(1).max(320);

/** What the other side of the loop posts: one event a delivery. */
export const Payload = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("message"),
    event: EventName,
    from: Address,
    text: z.string().max(MESSAGE_LENGTH_MAX),
    sentAt: z.number().int().optional(),
  }),
  z.object({
    kind: z.literal("receipt"),
    event: EventName,
    messageId: MessageId,
    state: z.enum(["sent", "delivered", "failed"]),
  }),
  z.object({ kind: z.literal("opt_out"), event: EventName, from: Address, optedOut: z.boolean() }),
]);
export type Payload = z.infer<typeof Payload>;
