import type { ContactId } from "@holdfast/case-schema";
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
      return [event.contactId];
    case "channel":
    case "shift":
    case "case":
    case "emergency":
    case "plan":
    case "crisis":
    case "uncovered":
      return [];
  }
}

/** An event as whoever is barred from these contacts is told it; `null`: they are not (G491). */
export function eventFor(event: WireEvent, barred: ReadonlySet<ContactId>): WireEvent | null {
  if (!contactsIn(event).some((id) => barred.has(id))) return event;
  // A call of somebody else's stays one that goes on, of whoever called before.
  if (event.kind !== "call" || event.row === null || barred.has(event.id)) return null;
  return { ...event, row: { ...event.row, follows: null } };
}
