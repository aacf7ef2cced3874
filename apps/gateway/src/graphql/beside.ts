import { ContactId, Uuid } from "@holdfast/case-schema";
import type { Watch as StoredWatch, Whisper as StoredWhisper } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

const Watch = builder.objectRef<StoredWatch>("Watch").implement({
  ...needs("contact.read"),
  description: "A lead who watches what somebody else has.",
  fields: (t) => ({
    by: t.expose("by", { type: Staff }),
    since: t.expose("since", { type: "Instant" }),
  }),
});

const Whisper = builder.objectRef<StoredWhisper>("Whisper").implement({
  ...needs("whisper.keep"),
  description:
    "Written beside a contact, between leads and whoever has it. Never sent, and never told outside.",
  fields: (t) => ({
    id: t.exposeID("id"),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: Staff }),
    to: t.expose("to", { type: Staff, nullable: true, description: "null: the leads who wrote." }),
    words: t.exposeString("words", {
      nullable: true,
      description: "null where they are damaged. Personal data.",
    }),
    isNew: t.exposeBoolean("isNew", { description: "To the asker." }),
  }),
});

const Beside = builder.objectRef<{ readonly contactId: ContactId | null }>("Beside").implement({
  ...needs("contact.read"),
  description: "What stands beside a contact for whoever has it and for leads; nothing for anybody else.",
  fields: (t) => ({
    watches: t.field({
      type: [Watch],
      description: "The first first.",
      resolve: async ({ contactId }, _args, { store, identity }) =>
        contactId === null ? [] : [...(await store.watches.of(contactId, identity.userId))],
    }),
    whispers: t.field({
      ...needs("whisper.keep"),
      type: [Whisper],
      description: "The newest 100, the oldest first. A lead who reads them watches the contact.",
      args: { before: t.arg.id({ description: "The newest 100 of those before this one." }) },
      resolve: async ({ contactId }, { before }, { store, identity }) => {
        const from = before == null ? null : Uuid.safeParse(before).data;
        if (contactId === null || from === undefined) return [];
        return [...(await store.whispers.of(contactId, identity.userId, from))];
      },
    }),
  }),
});

builder.queryField("beside", (t) =>
  t.field({
    ...needs("contact.read"),
    type: Beside,
    args: { contactId: t.arg.id({ required: true }) },
    resolve: (_root, { contactId }) => ({ contactId: ContactId.safeParse(contactId).data ?? null }),
  }),
);
