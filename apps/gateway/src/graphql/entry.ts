import { MessageId } from "@holdfast/case-schema";
import type { Entry as StoredEntry } from "@holdfast/db";
import { builder } from "./builder.ts";
import { Addressees, Sender } from "./correspondents.ts";
import {
  AutomaticKind,
  DoubtSign,
  EntryKind,
  OptOutWord,
  PartlyReason,
  SendFailure,
  SendState,
} from "./enums.ts";
import { MailFile } from "./mail-file.ts";
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
    entry: t.exposeInt("entry", {
      description: "Its place in the conversation, which nothing changes.",
    }),
    text: t.exposeString("text", {
      nullable: true,
      description: "null when the person deleted it, when its time was over, or when it is damaged",
    }),
    damaged: t.exposeBoolean("damaged", { description: "Whether it can no longer be opened." }),
    author: t.expose("author", { type: Staff, nullable: true }),
    sendState: t.expose("sendState", { type: SendState, nullable: true }),
    failure: t.expose("failure", {
      type: SendFailure,
      nullable: true,
      description: "Why it was not sent, did not arrive, or is not known to have been sent.",
    }),
    notBefore: t.expose("notBefore", {
      type: "Instant",
      nullable: true,
      description: "Until when it is held back, to be taken back; null once that is over.",
    }),
    optOutWord: t.expose("optOutWord", {
      type: OptOutWord,
      nullable: true,
      description: "Which word on being written to the message was, and nothing else; null for every other.",
    }),
    unreadable: t.exposeBoolean("unreadable"),
    sentAt: t.expose("sentAt", { type: "Instant", nullable: true }),
    subject: t.string({
      nullable: true,
      description: "A mail's subject. Personal data.",
      resolve: ({ mail }) => mail?.subject ?? null,
    }),
    sender: t.field({
      type: Sender,
      nullable: true,
      description: "Who wrote a mail; null for what is no mail, and where nobody can tell.",
      resolve: ({ mail }) => mail?.sender ?? null,
    }),
    addressees: t.field({
      type: Addressees,
      nullable: true,
      description: "Who reads a mail along; null where nobody can tell.",
      resolve: ({ mail }) => mail?.addressees ?? null,
    }),
    quotedFrom: t.int({
      nullable: true,
      description: "Where in text earlier words begin that it quotes, in units of UTF-16; null when nowhere.",
      resolve: ({ mail }) => mail?.quotedFrom ?? null,
    }),
    automatic: t.field({
      type: AutomaticKind,
      nullable: true,
      description: "Which machine wrote it; null for a person.",
      resolve: ({ mail }) => mail?.automatic ?? null,
    }),
    signs: t.field({
      type: [DoubtSign],
      description: "Grounds to doubt who wrote it.",
      resolve: ({ mail }) => [...(mail?.signs ?? [])],
    }),
    partly: t.field({
      type: [PartlyReason],
      description: "Why it is not shown whole. Its last file has it as it came, where that is kept.",
      resolve: ({ mail }) => [...(mail?.partly ?? [])],
    }),
    files: t.field({
      type: [MailFile],
      description: "What came along with it, and last, where it is kept, the message as it came.",
      resolve: ({ id, hasFiles }, _args, { store }) =>
        hasFiles ? store.mails.files(MessageId.parse(id)) : [],
    }),
    html: t.string({
      nullable: true,
      description: "Its formatted version, made harmless; to be shown in a sandbox only. Personal data.",
      resolve: ({ id, mail }, _args, { store }) =>
        mail?.hasHtml === true ? store.mails.html(MessageId.parse(id)) : null,
    }),
  }),
});
