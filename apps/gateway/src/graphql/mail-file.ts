import type { MailFile as StoredFile } from "@holdfast/db";
import { builder } from "./builder.ts";
import { FileKind, FileRole } from "./enums.ts";
import { needs } from "./needs.ts";

/** A file that came with a message. Its bytes never come this way. */
export const MailFile = builder.objectRef<StoredFile>("MailFile").implement({
  ...needs("contact.read"),
  description:
    "A file that came with a message, or the message as it came. POST /files/<id> has its bytes when isKept.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name", {
      nullable: true,
      description: "What its sender called it. Personal data.",
    }),
    foundType: t.exposeString("foundType", {
      nullable: true,
      description: "The type that was found in its bytes; null when they say nothing.",
    }),
    kind: t.expose("kind", { type: FileKind, nullable: true }),
    bytes: t.exposeInt("bytes", { nullable: true }),
    role: t.expose("role", { type: FileRole, description: "source: the message as it came." }),
    isInline: t.exposeBoolean("isInline"),
    isKept: t.exposeBoolean("isKept", {
      description: "Whether its bytes can be had. Pictures are among the contact's pictures instead.",
    }),
  }),
});
