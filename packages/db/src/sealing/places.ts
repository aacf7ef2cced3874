import type { Place } from "./seal.ts";

/** Every sealed column of the store. */
export const PLACE = {
  message: (id: string): Place => ({ column: "message.body", recordId: id }),
  raw: (id: string): Place => ({ column: "message.raw", recordId: id }),
  note: (id: string): Place => ({ column: "note.body", recordId: id }),
  detail: (contactId: string): Place => ({ column: "contact.detail", recordId: contactId }),
  reach: (contactId: string): Place => ({ column: "contact.reach", recordId: contactId }),
  quarantine: (id: string): Place => ({ column: "quarantine.body", recordId: id }),
} as const;
