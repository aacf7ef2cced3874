import { decideAccess, type Capability } from "@holdfast/access-policy";
import type { Role } from "@holdfast/case-schema";
import { isOfCase, type StreamName } from "@holdfast/wire";

/**
 * Whether somebody of this role may follow this stream. A stream shows what its snapshot shows, so it needs the same; whose a case
 * is, their role alone does not say.
 */
export function mayFollow(role: Role, stream: StreamName): boolean {
  return decideAccess(role, neededFor(stream)).allowed;
}

function neededFor(stream: StreamName): Capability {
  if (stream.startsWith("queue:")) return "queue.read";
  if (isOfCase(stream)) return "case.read";
  return stream.startsWith("board:") ? "board.read" : "contact.read";
}
