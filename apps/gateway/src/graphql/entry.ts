import type { Entry as StoredEntry } from "@holdfast/db";
import { builder } from "./builder.ts";
import { EntryKind, SendState } from "./enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

/** One message or note of a contact. `text` is personal data. */
export const Entry = builder.objectRef<StoredEntry>("Entry").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: EntryKind }),
    at: t.expose("at", { type: "Instant" }),
    version: t.exposeInt("version"),
    text: t.exposeString("text", {
      nullable: true,
      description: "null when the person deleted it, or when it is damaged",
    }),
    damaged: t.exposeBoolean("damaged", { description: "Whether it can no longer be opened." }),
    author: t.expose("author", { type: Staff, nullable: true }),
    sendState: t.expose("sendState", { type: SendState, nullable: true }),
    failure: t.exposeString("failure", { nullable: true }),
    unreadable: t.exposeBoolean("unreadable"),
    sentAt: t.expose("sentAt", { type: "Instant", nullable: true }),
  }),
});
