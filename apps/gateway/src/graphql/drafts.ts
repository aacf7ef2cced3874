import { ContactId, DRAFT_LENGTH_MAX, UserId } from "@holdfast/case-schema";
import type { Draft as StoredDraft } from "@holdfast/db";
import { builder } from "./builder.ts";
import { Draft } from "./draft.ts";
import { DraftKind } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { checkRevision } from "./revision.ts";
import { tagged, tagOf } from "./tagged.ts";
import { TextRefused } from "./text-refused.ts";

const DraftSaved = builder.objectRef<{ readonly at: number }>("DraftSaved").implement({
  ...needs("draft.write"),
  fields: (t) => ({ at: t.expose("at", { type: "Instant" }) }),
});

const DraftSuperseded = builder.objectRef<{ readonly draft: StoredDraft }>("DraftSuperseded").implement({
  ...needs("draft.write"),
  description: "What is kept is of this revision or a higher one, and stays.",
  fields: (t) => ({ draft: t.expose("draft", { type: Draft }) }),
});

const SaveDraftResult = builder.unionType("SaveDraftResult", {
  types: [DraftSaved, DraftSuperseded, TextRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationField("saveDraft", (t) =>
  t.field({
    ...needs("draft.write"),
    type: SaveDraftResult,
    description: `Keeps what the asker is writing; empty for nothing. The asker counts up the revision with everything that
is done to the draft, and the highest holds, in whatever order things arrive. Saving again under a revision changes nothing.`,
    args: {
      contactId: t.arg.id({ required: true }),
      kind: t.arg({ type: DraftKind, required: true }),
      revision: t.arg.int({ required: true }),
      text: t.arg.string({ required: true }),
    },
    resolve: async (_root, { contactId: id, kind, revision, text }, { store, identity, tellDraft }) => {
      checkRevision(revision);
      const contactId = ContactId.safeParse(id);
      if (text.length > DRAFT_LENGTH_MAX)
        return tagged("TextRefused", { limit: DRAFT_LENGTH_MAX, length: text.length });
      if (!contactId.success) return tagged("NotFound", { id });
      const by = identity.userId;
      const outcome = await store.drafts.keep({ contactId: contactId.data, kind, by, revision, text });
      switch (outcome.kind) {
        case "kept":
          tellDraft({ contact: contactId.data, kind, author: by, revision });
          return tagged("DraftSaved", outcome);
        case "superseded":
          return tagged("DraftSuperseded", outcome);
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);

builder.mutationField("discardDraft", (t) =>
  t.field({
    ...needs("draft.write"),
    type: "Boolean",
    description: `Erases a draft as it was seen, for its author and for whoever has the contact. false: it is another by
now, or not the asker's to discard.`,
    args: {
      contactId: t.arg.id({ required: true }),
      kind: t.arg({ type: DraftKind, required: true }),
      authorId: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true }),
    },
    resolve: async (_root, { contactId: id, kind, authorId, revision }, { store, identity, tellDraft }) => {
      const [contactId, author] = [ContactId.safeParse(id), UserId.safeParse(authorId)];
      if (!contactId.success || !author.success) return false;
      const draft = { contactId: contactId.data, kind, author: author.data, revision };
      const isDiscarded = await store.drafts.discard(draft, identity.userId);
      // Discarding counts as one more thing that was done to it.
      if (isDiscarded)
        tellDraft({ contact: contactId.data, kind, author: author.data, revision: revision + 1 });
      return isDiscarded;
    },
  }),
);
