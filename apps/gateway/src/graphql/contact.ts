import { ContactId } from "@holdfast/case-schema";
import type { ContactStore } from "@holdfast/db";
import { encodeCursor } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { Call } from "./call.ts";
import { CallParty } from "./call-party.ts";
import { Closing } from "./closing.ts";
import { ContactLink } from "./contact-link.ts";
import { LinkedContact } from "./continue.ts";
import { Draft } from "./draft.ts";
import { Entry } from "./entry.ts";
import { AgreedFollowUp } from "./follow-up.ts";
import { maskedOrNone } from "./masked-or-none.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { OptedOut } from "./opted-out.ts";
import { QueueRow } from "./queue.ts";
import { Picture } from "./picture.ts";
import { Reach } from "./reach.ts";
import { readSafeContact, SafeContact } from "./safe-contact.ts";
import { TakeOver } from "./take-over.ts";
import { tagged, tagOf } from "./tagged.ts";

type OpenedContact = NonNullable<Awaited<ReturnType<ContactStore["contact"]>>>;

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
    takenOver: t.expose("takenOver", {
      type: TakeOver,
      nullable: true,
      description: "Set while whoever has it took it over from a colleague.",
    }),
    reach: t.expose("reach", { type: Reach, nullable: true }),
    maskedAddress: t.string({
      nullable: true,
      description: "What of what they reached us from is seen, when shown; unmaskAddress answers it whole.",
      resolve: ({ address }) => maskedOrNone(address),
    }),
    optedOut: t.field({
      type: OptedOut,
      nullable: true,
      description: "Set while they take no more messages from us.",
      resolve: ({ optedOutSince: since }) => (since === null ? null : { since }),
    }),
    safeContact: t.field({
      type: SafeContact,
      description:
        "Asked anew at every changesAt in it, of the ways of its standing too, and at every event of the contact.",
      resolve: ({ row }, _args, context) => readSafeContact(row, context),
    }),
    previous: t.expose("previous", { type: ContactLink, nullable: true }),
    links: t.expose("links", { type: [LinkedContact], description: "In the order in which they were made." }),
    pictures: t.field({
      type: [Picture],
      description: "Every file that came with a message, whatever became of it; the newest 500.",
      resolve: ({ row }, _args, { store }) => store.pictures.ofContact(row.id),
    }),
    drafts: t.field({
      ...needs("draft.read"),
      type: [Draft],
      description: "The asker's own, and everybody's for whoever has the contact.",
      resolve: ({ row }, _args, { store, identity }) => store.drafts.ofContact(row.id, identity.userId),
    }),
    followUps: t.field({
      type: [AgreedFollowUp],
      description: "Of this contact and of all others of its thread, the newest agreement first.",
      resolve: ({ row }, _args, { store }) => store.followUps.ofContact(row.id),
    }),
    call: t.field({
      type: Call,
      nullable: true,
      description: "The one that goes on, else the last one. Fetched anew at each call event of the contact.",
      resolve: ({ row }, _args, { store }) => store.calls.ofContact(row.id),
    }),
    callParties: t.field({
      type: [CallParty],
      description: "Who else was called from this contact, in the order in which they were written down.",
      resolve: ({ row }, _args, { store }) => store.calls.parties.ofContact(row.id),
    }),
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
    resolve: async (_root, { id }, { store, identity }) => {
      const contactId = ContactId.safeParse(id);
      const contact = contactId.success ? await store.contacts.look(contactId.data, identity.userId) : null;
      return contact === null ? tagged("NotFound", { id }) : tagged("Contact", contact);
    },
  }),
);
