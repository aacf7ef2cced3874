import { CaseId, type ContactId } from "@holdfast/case-schema";
import { z } from "zod";

/** A stream's name: `queue:main`, `board:main`, `contact:<id>`, or `case:<id>`. */
export const StreamName = z
  .string()
  .regex(/^((?:queue|board):[a-z][a-z0-9-]*|(?:contact|case):[0-9a-f-]{36})$/)
  .brand<"StreamName">();
export type StreamName = z.infer<typeof StreamName>;

/** The stream of everything open, in whatever queue it stands (W38). */
export const MAIN_QUEUE = StreamName.parse("queue:main");

/** The stream of who is on shift. */
export const MAIN_BOARD = StreamName.parse("board:main");

/** What a contact's id was let through as is all that the name asks for: it is not looked at anew for each word that is passed on. */
export function contactStream(id: ContactId): StreamName {
  return `contact:${id}` as StreamName;
}

/** A case's own stream, which only whoever may read the case at that moment may follow (W28). */
export function caseStream(id: CaseId): StreamName {
  return StreamName.parse(`case:${id}`);
}

export const isOfCase = (stream: StreamName): boolean => stream.startsWith("case:");

/** The case whose stream it is; `null` for every other, and where no case can be called so. */
export function caseOf(stream: StreamName): CaseId | null {
  return isOfCase(stream) ? (CaseId.safeParse(stream.slice("case:".length)).data ?? null) : null;
}
