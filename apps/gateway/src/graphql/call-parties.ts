import { CallPartyId, type CallPartyRole } from "@holdfast/case-schema";
import { GraphQLError } from "graphql";
import { builder } from "./builder.ts";
import { CallAskResult, CallPartyResult, KeepPartyResult } from "./call-answers.ts";
import { CallPartyFacts, CallPartyInput } from "./call-party.ts";
import { needs } from "./needs.ts";
import { tagged } from "./tagged.ts";

const NOT_CARRIED = { reason: "not_carried" as const };

builder.mutationFields((t) => ({
  callParty: t.field({
    ...needs("call.dial"),
    type: CallPartyResult,
    description: `Writes down whom the asker calls from a contact they have, and calls them: with the person in the call from
the start, or on music until they are brought together. From a contact that is no call, one is begun.`,
    args: {
      contactId: t.arg.id({ required: true }),
      party: t.arg({ type: CallPartyInput, required: true }),
      withPerson: t.arg.boolean({ required: true }),
    },
    resolve: (_root, { party }) => {
      partyId(party.id, party.role);
      return tagged("CallRefused", NOT_CARRIED);
    },
  }),
  callPerson: t.field({
    ...needs("call.dial"),
    type: CallAskResult,
    description: `Calls the person themselves, where they agreed to be called now; the alias is shown to them. Whether a
machine or a person answers is the advocate's to hear, never guessed.`,
    args: { contactId: t.arg.id({ required: true }) },
    resolve: () => tagged("CallRefused", NOT_CARRIED),
  }),
  keepParty: t.field({
    ...needs("call.dial"),
    type: KeepPartyResult,
    description: "What is known of somebody who was called. By whoever has the contact, also after the call.",
    args: {
      contactId: t.arg.id({ required: true }),
      party: t.arg.id({ required: true }),
      facts: t.arg({ type: CallPartyFacts, required: true }),
    },
    resolve: (_root, { party }) => tagged("NotFound", { id: party }),
  }),
}));

function partyId(id: string, role: CallPartyRole): CallPartyId {
  const party = CallPartyId.safeParse(id);
  if (!party.success || role === "person")
    throw new GraphQLError("id must be a UUID, and role somebody else.", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  return party.data;
}
