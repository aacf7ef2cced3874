import type { AuditEntryData } from "./audit-documents.ts";

/** That Dana looked at contact 4120, unless it is said otherwise. */
export function entry(more: Partial<AuditEntryData> = {}): AuditEntryData {
  return {
    id: "1.900.1",
    at: Date.UTC(2026, 10, 28, 14, 2, 11),
    actor: "staff",
    actorName: "Dana",
    deed: "looked",
    thing: "contact",
    aboutName: null,
    contact: 4120,
    case: null,
    refusal: null,
    facts: null,
    ...more,
  };
}
