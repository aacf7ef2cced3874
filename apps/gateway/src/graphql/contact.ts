import { ContactId } from "@holdfast/case-schema";
import type { ContactStore } from "@holdfast/db";
import { encodeCursor } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { Closing } from "./closing.ts";
import { Entry } from "./entry.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { QueueRow } from "./queue.ts";
import { Reach } from "./reach.ts";
import { tagged, tagOf } from "./tagged.ts";

type OpenedContact = NonNullable<Awaited<ReturnType<ContactStore["contact"]>>>;

const ContactLink = builder
  .objectRef<{ readonly id: string; readonly number: number }>("ContactLink")
  .implement({
    ...needs("contact.read"),
    fields: (t) => ({ id: t.exposeID("id"), number: t.exposeInt("number") }),
  });

const Contact = builder.objectRef<OpenedContact>("Contact").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    asOf: t.field({
      type: "Cursor",
      description: "Follow the contact's stream from here.",
      resolve: ({ asOf }) => encodeCursor(asOf),
    }),
    row: t.expose("row", { type: QueueRow }),
    closed: t.expose("closed", { type: Closing, nullable: true }),
    reach: t.expose("reach", { type: Reach, nullable: true }),
    address: t.exposeString("address", {
      nullable: true,
      description: "What they reached us from, when shown. Personal data.",
    }),
    previous: t.expose("previous", { type: ContactLink, nullable: true }),
    entries: t.field({
      type: [Entry],
      description: "Everything that is newer than this version of the contact, at most 500 at once.",
      args: { afterVersion: t.arg.int({ required: true, defaultValue: 0 }) },
      resolve: ({ row }, { afterVersion }, { store }) => store.contacts.entries(row.id, afterVersion),
    }),
  }),
});

const ContactResult = builder.unionType("ContactResult", { types: [Contact, NotFound], resolveType: tagOf });

builder.queryField("contact", (t) =>
  t.field({
    ...needs("contact.read"),
    type: ContactResult,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store }) => {
      const contactId = ContactId.safeParse(id);
      const contact = contactId.success ? await store.contacts.contact(contactId.data) : null;
      return contact === null ? tagged("NotFound", { id }) : tagged("Contact", contact);
    },
  }),
);
