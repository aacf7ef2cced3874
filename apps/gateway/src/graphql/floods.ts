import { ContactId, isPressing, Lane as AnyLane } from "@holdfast/case-schema";
import { GraphQLError } from "graphql";
import { dangerOf, targetMs } from "@holdfast/queue-policy";
import type { FloodMember as Member, KnownFlood } from "../floods/known-floods.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { answerOf, MoveResult } from "./moves.ts";
import { needs } from "./needs.ts";
import { QueueRow } from "./queue.ts";
import { tagged } from "./tagged.ts";

/** So many are triaged in one act at most. */
export const TOGETHER_MOST = 200;

const FloodMember = builder.objectRef<Member>("FloodMember").implement({
  ...needs("contact.triage"),
  description: "A contact of a flood, and why it is of it, in numbers; never a word.",
  fields: (t) => ({
    row: t.expose("row", { type: QueueRow }),
    shared: t.exposeInt("shared", { description: "Words that it has of those by which the flood is known." }),
    own: t.exposeInt("own", { description: "Words of its own." }),
    hasSource: t.exposeBoolean("hasSource"),
    hasPlace: t.exposeBoolean("hasPlace"),
  }),
});

const Flood = builder.objectRef<KnownFlood>("Flood").implement({
  ...needs("contact.triage"),
  description: "Contacts that tell the same, none of whom anybody has.",
  fields: (t) => ({
    members: t.expose("members", {
      type: [FloodMember],
      description: "Who can be triaged in one act, in the order of the queue.",
    }),
    apart: t.expose("apart", {
      type: [FloodMember],
      description:
        "Who tells the same and stands alone all the same: in danger, or in a pressing lane. In the order of the queue.",
    }),
    source: t.exposeString("source", {
      nullable: true,
      description: "What most of them have it from, by its name in RumourSettings.",
    }),
    place: t.exposeString("place", { nullable: true, description: "The place that it is about, likewise." }),
  }),
});

builder.queryField("floods", (t) =>
  t.field({
    ...needs("contact.triage"),
    type: [Flood],
    description:
      "Contacts about one rumour among the newest 1,000 that wait, as they stood within the last three seconds. Reads no text.",
    resolve: (_root, _args, { floods }) => floods(),
  }),
);

/** A lane that is not pressing: who is in one is judged alone (Q82). */
const TogetherLane = builder.enumType("TogetherLane", {
  values: AnyLane.options.filter((lane) => !isPressing(lane)),
});

const SeenContact = builder.inputType("SeenContact", {
  fields: (t) => ({ id: t.id({ required: true }), expectedVersion: t.int({ required: true }) }),
});

builder.mutationField("triageTogether", (t) =>
  t.field({
    ...needs("contact.triage"),
    type: [MoveResult],
    description:
      "Keeps one lane of up to 200 contacts, each by its own compare-and-set and on record as if it were alone, answered in the order in which they were given. Whoever is in danger or in a pressing lane is judged alone: nothing is kept of them.",
    args: {
      contacts: t.arg({ type: [SeenContact], required: true }),
      lane: t.arg({ type: TogetherLane, required: true }),
    },
    resolve: async (_root, { contacts, lane }, context) => {
      if (contacts.length > TOGETHER_MOST)
        throw new GraphQLError(`At most ${String(TOGETHER_MOST)} contacts are triaged at once.`, {
          extensions: { code: "BAD_USER_INPUT" },
        });
      const answers = [];
      // One after the other: what waits is not kept waiting for a hundred at once.
      for (const seen of contacts) answers.push(await triaged(seen, lane, context));
      return answers;
    },
  }),
);

async function triaged(
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
  lane: AnyLane,
  { store, identity }: Context,
) {
  const known = ContactId.safeParse(id);
  const contact = known.success ? await store.contacts.contact(known.data) : null;
  if (contact === null) return tagged("NotFound", { id });
  const { row } = contact;
  if (dangerOf(row) !== null || (row.lane !== null && isPressing(row.lane)))
    return tagged("MoveNotAllowed", { reason: "pressing" as const, row });
  const { targets } = await store.settings.read();
  const found = {
    lane,
    speaker: null,
    language: null,
    targetMs: targetMs(row.medium, false, targets),
    dangerTargetMs: targetMs(row.medium, true, targets),
  };
  return answerOf(id, await store.triage.triage(row.id, identity.userId, expectedVersion, found));
}
