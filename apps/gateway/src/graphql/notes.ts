import { ContactId, MESSAGE_LENGTH_MAX, NoteId } from "@holdfast/case-schema";
import { GraphQLError } from "graphql";
import { builder } from "./builder.ts";
import { DraftLeft, leftOf } from "./draft-left.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";
import { storable } from "../text/storable.ts";

const Noted = builder
  .objectRef<{ readonly version: number }>("Noted")
  .implement({ ...needs("contact.note"), fields: (t) => ({ version: t.exposeInt("version") }) });

const AddNoteResult = builder.unionType("AddNoteResult", {
  types: [Noted, TextRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationField("addNote", (t) =>
  t.field({
    ...needs("contact.note"),
    type: AddNoteResult,
    description: "The id is made by the writer, so that writing twice stores once.",
    args: {
      contactId: t.arg.id({ required: true }),
      noteId: t.arg.id({ required: true }),
      text: t.arg.string({ required: true }),
      draft: t.arg({ type: DraftLeft, required: false }),
    },
    resolve: async (_root, { contactId: id, noteId, text, draft }, { store, identity }) => {
      const contactId = ContactId.safeParse(id);
      const note = NoteId.safeParse(noteId);
      if (!note.success)
        throw new GraphQLError("noteId must be a UUID.", { extensions: { code: "BAD_USER_INPUT" } });
      const refused = refuseText(text, MESSAGE_LENGTH_MAX);
      if (refused !== null) return refused;
      if (!contactId.success) return tagged("NotFound", { id });
      const outcome = await store.answers.note({
        contactId: contactId.data,
        noteId: note.data,
        by: identity.userId,
        text: storable(text),
        ...leftOf(draft),
      });
      return outcome.kind === "noted" ? tagged("Noted", outcome) : tagged("NotFound", { id });
    },
  }),
);
