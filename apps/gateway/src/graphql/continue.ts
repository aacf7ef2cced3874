import { comparedAddress, ContactId } from "@holdfast/case-schema";
import type { Continued as Outcome, ContactLink as Link } from "@holdfast/db";
import { targetMs } from "@holdfast/queue-policy";
import type { StaffName } from "@holdfast/wire";
import { GraphQLError } from "graphql";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { ContactStatus, ContinuedHow, GivenAddress, LinkDirection, Medium } from "./enums.ts";
import { answerOf, ContactChanged, MoveNotAllowed, TakenByOther } from "./moves.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { QueueRow } from "./queue.ts";
import { Staff } from "./staff.ts";
import { tagged, tagOf } from "./tagged.ts";

/** A contact that belongs with the one that is shown. */
export const LinkedContact = builder.objectRef<Link>("LinkedContact").implement({
  ...needs("contact.read"),
  description: "A contact that belongs with this one because somebody who had both said so.",
  fields: (t) => ({
    direction: t.expose("direction", {
      type: LinkDirection,
      description: "to: the conversation went on there; from: it came from there.",
    }),
    id: t.id({ resolve: ({ contact }) => contact.id }),
    number: t.int({ resolve: ({ contact }) => contact.number }),
    medium: t.field({ type: Medium, resolve: ({ contact }) => contact.medium }),
    status: t.field({ type: ContactStatus, resolve: ({ contact }) => contact.status }),
    by: t.expose("by", { type: Staff }),
    at: t.expose("at", { type: "Instant" }),
  }),
});

const Continued = builder.objectRef<Extract<Outcome, { readonly kind: "continued" }>>("Continued").implement({
  ...needs("queue.read"),
  fields: (t) => ({
    row: t.expose("row", { type: QueueRow }),
    how: t.expose("how", { type: ContinuedHow }),
    other: t.expose("other", { type: QueueRow, description: "The contact there." }),
  }),
});

const HeldElsewhere = builder
  .objectRef<{ readonly by: StaffName; readonly since: number; readonly number: number }>("HeldElsewhere")
  .implement({
    ...needs("contact.read"),
    description:
      "Somebody else has an open contact of that address on that channel. Nothing more of it is told.",
    fields: (t) => ({
      by: t.expose("by", { type: Staff }),
      since: t.expose("since", { type: "Instant" }),
      number: t.exposeInt("number"),
    }),
  });

const AddressOptedOut = builder.objectRef<{ readonly since: number }>("AddressOptedOut").implement({
  ...needs("contact.continue"),
  description: "That address takes no more messages from us.",
  fields: (t) => ({ since: t.expose("since", { type: "Instant" }) }),
});

const AddressRefused = builder.objectRef<{ readonly reason: string }>("AddressRefused").implement({
  ...needs("contact.continue"),
  fields: (t) => ({
    reason: t.exposeString("reason", {
      description:
        "not_a_number, not_a_mail_address, no_address (they gave none there), cannot_begin (that channel), or same_contact (they are written to there already)",
    }),
  }),
});

const ContinueResult = builder.unionType("ContinueResult", {
  types: [
    Continued,
    HeldElsewhere,
    AddressOptedOut,
    AddressRefused,
    TakenByOther,
    ContactChanged,
    MoveNotAllowed,
    NotFound,
  ],
  resolveType: tagOf,
});

function answered(id: string, outcome: Outcome) {
  switch (outcome.kind) {
    case "continued":
      return tagged("Continued", outcome);
    case "held":
      return tagged("HeldElsewhere", {
        by: outcome.by,
        since: outcome.since,
        number: outcome.number,
      });
    case "opted_out":
      return tagged("AddressOptedOut", { since: outcome.since });
    case "same_contact":
      return tagged("AddressRefused", { reason: "same_contact" });
    case "taken":
    case "changed":
    case "not_allowed":
    case "not_found":
      return answerOf(id, outcome);
  }
}

interface Wanted {
  readonly id: string;
  readonly expectedVersion: number;
  readonly channel: string;
  readonly address?: string | null | undefined;
  readonly given?: "contact" | "reach" | null | undefined;
}

/** Where to reach them: as it was typed, or as they gave it, which whoever asks has not to have seen. Personal data. */
async function wantedAddress(
  id: ContactId,
  { address, given }: Pick<Wanted, "address" | "given">,
  { store }: Pick<Context, "store">,
): Promise<string | null> {
  if ((address == null) === (given == null))
    throw new GraphQLError("Either address or given is said.", { extensions: { code: "BAD_USER_INPUT" } });
  if (given == null) return address ?? null;
  const contact = await store.contacts.contact(id);
  return (given === "contact" ? contact?.address : contact?.reach?.address) ?? null;
}

async function goOn(
  { store, channels, identity }: Context,
  { id, expectedVersion, channel: channelId, ...wanted }: Wanted,
) {
  const contactId = ContactId.safeParse(id);
  const channel = channels.find((each) => each.id === channelId);
  if (!contactId.success) return tagged("NotFound", { id });
  if (channel?.begins == null) return tagged("AddressRefused", { reason: "cannot_begin" });
  const { begins, traits } = channel;
  const { medium } = traits;
  const address = await wantedAddress(contactId.data, wanted, { store });
  if (address === null) return tagged("AddressRefused", { reason: "no_address" });
  const begun = begins.at(address);
  const compared = begun === null ? null : comparedAddress(medium, begun.address);
  if (begun === null || compared === null)
    return tagged("AddressRefused", {
      reason: begins.kind === "number" ? "not_a_number" : "not_a_mail_address",
    });
  const { targets } = await store.settings.read();
  const place = {
    channel: channel.id,
    medium,
    ...begun,
    compared,
    targetMs: targetMs(medium, false, targets),
  };
  return answered(id, await store.links.continueAt(contactId.data, identity.userId, expectedVersion, place));
}

builder.mutationField("continueContact", (t) =>
  t.field({
    ...needs("contact.continue"),
    type: ContinueResult,
    description: `Goes on with somebody on another channel: opens a contact there for the asker, or takes the one that
waits there, and links both. Sends nothing.`,
    args: {
      id: t.arg.id({ required: true }),
      expectedVersion: t.arg.int({ required: true }),
      channel: t.arg.id({ required: true }),
      address: t.arg.string({
        description: "Where to reach them, as typed: this, or where they gave it. Personal data.",
      }),
      given: t.arg({
        type: GivenAddress,
        description: "contact: what they reached us from; reach: where they said that they can be reached.",
      }),
    },
    resolve: (_root, args, context) => goOn(context, args),
  }),
);
