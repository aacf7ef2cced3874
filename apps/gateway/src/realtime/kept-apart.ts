import { decideAccess, type Capability } from "@holdfast/access-policy";
import type { ContactId, Role } from "@holdfast/case-schema";
import type { WireEvent } from "@holdfast/wire";

/** The contacts that an event names. */
export function contactsIn(event: WireEvent): readonly ContactId[] {
  switch (event.kind) {
    case "contact":
    case "revision":
    case "take_over":
    case "ask":
      return [event.id];
    case "same_address":
      return [event.id, event.of.id];
    case "follow_up":
      return [event.contact.id];
    case "call":
      return event.row?.follows === undefined || event.row.follows === null
        ? [event.id]
        : [event.id, event.row.follows.id];
    case "escalation":
    case "handover":
    case "lead_move":
      return [event.contactId];
    case "beside":
      return event.contactId === null ? [] : [event.contactId];
    case "channel":
    case "shift":
    case "shift_end":
    case "case":
    case "emergency":
    case "plan":
    case "crisis":
    case "uncovered":
    case "queues":
      return [];
  }
}

/**
 * What somebody's role has to allow before they are told of an event of a stream that they may follow; `null`: nothing more. That
 * somebody waits whom everybody on shift is barred from would tell the barred that it is just who they are barred from (A92).
 */
function neededOf(event: WireEvent): Capability | null {
  return event.kind === "uncovered" ? "contact.reassign" : null;
}

/** Whether there is a role of those who follow its stream that is not told of it (G561). */
export const isKeptByRole = (event: WireEvent): boolean => neededOf(event) !== null;

/** An event as somebody of this role who is barred from these contacts is told it; `null`: they are not (G491, G561). */
export function eventFor(event: WireEvent, role: Role, barred: ReadonlySet<ContactId>): WireEvent | null {
  const needed = neededOf(event);
  if (needed !== null && !decideAccess(role, needed).allowed) return null;
  if (!contactsIn(event).some((id) => barred.has(id))) return event;
  // A call of somebody else's stays one that goes on, of whoever called before.
  if (event.kind !== "call" || event.row === null || barred.has(event.id)) return null;
  return { ...event, row: { ...event.row, follows: null } };
}
