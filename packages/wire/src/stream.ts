import type { ContactId } from "@holdfast/case-schema";
import { z } from "zod";

/** A stream's name: `queue:main`, `board:main`, or `contact:<id>`. */
export const StreamName = z
  .string()
  .regex(/^((?:queue|board):[a-z][a-z0-9-]*|contact:[0-9a-f-]{36})$/)
  .brand<"StreamName">();
export type StreamName = z.infer<typeof StreamName>;

/** The stream of the one queue that every contact stands in. */
export const MAIN_QUEUE = StreamName.parse("queue:main");

/** The stream of who is on shift. */
export const MAIN_BOARD = StreamName.parse("board:main");

export function contactStream(id: ContactId): StreamName {
  return StreamName.parse(`contact:${id}`);
}
