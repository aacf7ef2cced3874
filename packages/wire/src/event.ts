import { ContactId } from "@holdfast/case-schema";
import { z } from "zod";
import { QueueRow } from "./queue-row.ts";

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

export const WireEvent = z.discriminatedUnion("kind", [QueueEvent, RevisionEvent]);
export type WireEvent = z.infer<typeof WireEvent>;
