import { decideAccess } from "@holdfast/access-policy";
import type { Role } from "@holdfast/case-schema";
import type { StreamName } from "@holdfast/wire";

/** Whether somebody of this role may follow this stream. A stream shows what its snapshot shows, so it needs the same. */
export function mayFollow(role: Role, stream: StreamName): boolean {
  return decideAccess(role, stream.startsWith("queue:") ? "queue.read" : "contact.read").allowed;
}
