import type { ContactId } from "@holdfast/case-schema";
import { sampleFile, sampleMail } from "@holdfast/db/testing";
import type { CaseDesk, CasePeople } from "../case-desk.ts";
import type { Sown } from "./sown-house.ts";

const NOTE = `mutation ($contactId: ID!, $id: ID!, $text: String!) { done: addNote(contactId: $contactId, noteId: $id, text: $text) { __typename } }`;

/** A mail with its file, a picture and a note, whose every word stands nowhere else; `null`: nobody has it yet. */
export async function sownContact(
  desk: CaseDesk,
  by: CasePeople | null,
  name: string,
): Promise<readonly [Sown, Sown]> {
  const { store } = desk.house;
  const word = (of: string): string => `sown-${name}-${of}`;
  const { contactId, messageId } = await store.intake.arrive(
    sampleMail(
      {
        text: word("text"),
        address: `${word("address")}@example.org`,
        provider: { ref: null, media: [{ ref: "https://p.example.org/1", type: "image/png" }] },
      },
      {
        subject: word("subject"),
        senderName: word("sender"),
        html: `<p>${word("html")}</p>`,
        files: [sampleFile({ name: word("filename"), bytes: Buffer.from(word("bytes")) })],
      },
    ),
  );
  const pictures = await store.pictures.ofContact(contactId);
  for (const { id } of pictures) {
    const copies = { display: Buffer.from(word("display")), blurred: Buffer.from(word("blurred")) };
    await store.pictures.settle(id, { kind: "kept", original: Buffer.from(word("original")), copies });
  }
  if (by !== null) await hold(desk, by, contactId, word("note"));
  const files = await store.mails.files(messageId);
  const address = {
    of: { kind: "address", id: contactId },
    words: [word("address")],
    ids: [contactId, messageId],
  } as const;
  const all = {
    of: { kind: "contact", id: contactId },
    words: [
      "text",
      "subject",
      "sender",
      "html",
      "filename",
      "bytes",
      "display",
      "blurred",
      "original",
      "note",
    ].map(word),
    ids: [contactId, messageId, ...pictures.map(({ id }) => id), ...files.map(({ id }) => id)],
  } as const;
  return [all, address];
}

async function hold(desk: CaseDesk, by: CasePeople, contactId: ContactId, text: string): Promise<void> {
  const { store } = desk.house;
  const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
  const { kind } = await store.moves.move(contactId, desk.id(by), version, { kind: "claim" });
  if (kind !== "moved") throw new Error(`the contact is ${kind}`);
  const note = (await desk.done(by, NOTE, { contactId, id: crypto.randomUUID(), text })) as {
    readonly __typename: string;
  };
  if (!/^Noted$/.test(note.__typename)) throw new Error(`the note is ${note.__typename}`);
}
