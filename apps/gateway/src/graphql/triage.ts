import { ContactId } from "@holdfast/case-schema";
import type { FirstWords as Stored } from "@holdfast/db";
import { targetMs } from "@holdfast/queue-policy";
import { builder } from "./builder.ts";
import { Lane, Language, Speaker } from "./enums.ts";
import { answerOf, MoveResult } from "./moves.ts";
import { needs } from "./needs.ts";
import { QueueRow } from "./queue.ts";
import { tagged } from "./tagged.ts";

/** As many contacts are read at once; the store reads no more. */
const READ_MAX = 20;

const FirstMessage = builder.objectRef<Stored["messages"][number]>("FirstMessage").implement({
  ...needs("contact.triage"),
  fields: (t) => ({
    id: t.exposeID("id"),
    at: t.expose("at", { type: "Instant" }),
    text: t.exposeString("text", {
      nullable: true,
      description: "At most 600 characters; null when it was taken back or is damaged. Personal data.",
    }),
    isCut: t.exposeBoolean("isCut"),
  }),
});

const FirstWords = builder.objectRef<Stored>("FirstWords").implement({
  ...needs("contact.triage"),
  description: "What somebody wrote who still waits, as far as triage needs it.",
  fields: (t) => ({
    row: t.expose("row", { type: QueueRow }),
    messages: t.expose("messages", { type: [FirstMessage], description: "The first three." }),
  }),
});

builder.queryField("firstWords", (t) =>
  t.field({
    ...needs("contact.triage"),
    type: [FirstWords],
    description:
      "Reads those of these contacts that still wait, at most 20. Nothing is claimed or changed by it; who read is recorded.",
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_root, { ids }, { store, identity }) =>
      store.triage.firstWords(
        ids.slice(0, READ_MAX).flatMap((id) => {
          const known = ContactId.safeParse(id);
          return known.success ? [known.data] : [];
        }),
        identity.userId,
      ),
  }),
);

builder.mutationFields((t) => {
  const seen = { id: t.arg.id({ required: true }), expectedVersion: t.arg.int({ required: true }) };
  return {
    triageContact: t.field({
      ...needs("contact.triage"),
      type: MoveResult,
      description:
        "Keeps what somebody found, also of a contact that nobody has. What is not given stays as it is.",
      args: {
        ...seen,
        lane: t.arg({ type: Lane }),
        speaker: t.arg({ type: Speaker }),
        language: t.arg({ type: Language }),
      },
      resolve: async (_root, { id, expectedVersion, lane, speaker, language }, { store, identity }) => {
        const contactId = ContactId.safeParse(id);
        const contact = contactId.success ? await store.contacts.contact(contactId.data) : null;
        if (contact === null) return tagged("NotFound", { id });
        const { targets } = await store.settings.read();
        const { medium } = contact.row;
        const outcome = await store.triage.triage(contact.row.id, identity.userId, expectedVersion, {
          lane: lane ?? null,
          speaker: speaker ?? null,
          language: language ?? null,
          targetMs: targetMs(medium, false, targets),
          dangerTargetMs: targetMs(medium, true, targets),
        });
        return answerOf(id, outcome);
      },
    }),
    setAsideContact: t.field({
      ...needs("contact.triage"),
      type: MoveResult,
      description: "Until a time, at most 14 days ahead; without one, it comes back at once.",
      args: { ...seen, until: t.arg({ type: "Instant" }) },
      resolve: async (_root, { id, expectedVersion, until }, { store, identity }) => {
        const contactId = ContactId.safeParse(id);
        if (!contactId.success) return tagged("NotFound", { id });
        return answerOf(
          id,
          await store.triage.setAside(contactId.data, identity.userId, expectedVersion, until ?? null),
        );
      },
    }),
  };
});
