import { ContactId, Uuid, WHISPER_LENGTH_MAX } from "@holdfast/case-schema";
import type { UnreadWhispers as Stored, WhisperWritten as Written } from "@holdfast/db";
import { z } from "zod";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { CharactersRefused, refuseCharacters } from "./characters-refused.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { Staff } from "./staff.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

/** Ten times as many as are listed at once. */
const Shown = z.array(Uuid).max(1_000);

const WhisperedContact = builder.objectRef<Stored["contact"]>("WhisperedContact").implement({
  ...needs("whisper.keep"),
  fields: (t) => ({ id: t.exposeID("id"), number: t.exposeInt("number") }),
});

const UnreadWhispers = builder.objectRef<Stored>("UnreadWhispers").implement({
  ...needs("whisper.keep"),
  description:
    "That somebody wrote beside a contact, and how often, since the asker read it last; no word of it.",
  fields: (t) => ({
    contact: t.expose("contact", { type: WhisperedContact }),
    from: t.expose("from", { type: Staff }),
    count: t.exposeInt("count"),
    at: t.expose("at", { type: "Instant", description: "Of the last one." }),
  }),
});

builder.queryField("unreadWhispers", (t) =>
  t.field({
    ...needs("whisper.keep"),
    type: [UnreadWhispers],
    description: "Of what the asker has, and, of a lead, of what they wrote in. At most 100.",
    resolve: async (_root, _args, { store, identity }) => [...(await store.whispers.unread(identity.userId))],
  }),
);

const WhisperWritten = builder
  .objectRef<{ readonly id: string }>("WhisperWritten")
  .implement({ ...needs("whisper.keep"), fields: (t) => ({ id: t.exposeID("id") }) });

const NotWrittenBecause = builder.enumType("WhisperNotWrittenBecause", {
  values: ["nobody_has_it", "nobody_wrote", "not_yours"] as const,
});

const WhisperNotWritten = builder
  .objectRef<{ readonly because: Exclude<Written, "written" | "not_found"> }>("WhisperNotWritten")
  .implement({
    ...needs("whisper.keep"),
    description:
      "Nobody has the contact; no lead wrote whom it would answer; or the asker neither leads nor has it.",
    fields: (t) => ({ because: t.expose("because", { type: NotWrittenBecause }) }),
  });

const WriteWhisperResult = builder.unionType("WriteWhisperResult", {
  types: [WhisperWritten, WhisperNotWritten, TextRefused, CharactersRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  writeWhisper: t.field({
    ...needs("whisper.keep"),
    type: WriteWhisperResult,
    description: `Writes beside a contact: a lead to whoever has it, and whoever has it to leads who wrote. Once under its id. Nothing of it
is sent.`,
    args: {
      id: t.arg.id({ required: true }),
      contactId: t.arg.id({ required: true }),
      words: t.arg.string({ required: true, description: "Kept sealed. Personal data." }),
    },
    resolve: async (_root, { id, contactId, words }, { store, identity }) => {
      const [given, contact] = [Uuid.safeParse(id), ContactId.safeParse(contactId)];
      if (!given.success || !contact.success) return tagged("NotFound", { id: contactId });
      const refused = refuseText(words, WHISPER_LENGTH_MAX) ?? refuseCharacters(words);
      if (refused !== null) return refused;
      const because = await store.whispers.write({
        id: given.data,
        contactId: contact.data,
        by: identity.userId,
        words: storable(words),
      });
      switch (because) {
        case "written":
          return tagged("WhisperWritten", { id });
        case "not_found":
          return tagged("NotFound", { id: contactId });
        case "nobody_has_it":
        case "nobody_wrote":
        case "not_yours":
          return tagged("WhisperNotWritten", { because });
      }
    },
  }),
  seeWhispers: t.boolean({
    ...needs("whisper.keep"),
    description:
      "That the asker was shown these of what is written beside a contact. Nothing that they were not shown is read by that.",
    args: { contactId: t.arg.id({ required: true }), ids: t.arg.idList({ required: true }) },
    resolve: async (_root, { contactId, ids }, { store, identity }) => {
      const contact = ContactId.safeParse(contactId);
      const shown = Shown.safeParse(ids);
      if (!contact.success || !shown.success) return false;
      await store.whispers.seen(contact.data, identity.userId, shown.data);
      return true;
    },
  }),
}));
