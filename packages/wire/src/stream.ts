import type { ContactId } from "@holdfast/case-schema";
import { z } from "zod";

/** A stream's name: `queue:main`, or `contact:<id>`. */
export const StreamName = z
  .string()
  .regex(/^(queue:[a-z][a-z0-9-]*|contact:[0-9a-f-]{36})$/)
  .brand<"StreamName">();
export type StreamName = z.infer<typeof StreamName>;

/** The stream of the one queue that every contact stands in. */
export const MAIN_QUEUE = StreamName.parse("queue:main");

export function contactStream(id: ContactId): StreamName {
  return StreamName.parse(`contact:${id}`);
}
