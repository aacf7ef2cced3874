import { maskAddress } from "@holdfast/access-policy";
import type { PartyGround as Ground, CallParty as Stored } from "@holdfast/db";
import { centresOf, isListed } from "../calls/listed-centre.ts";
import { builder } from "./builder.ts";
import { CallGround, CallPartyDecline, CallPartyRole, CallTransferState } from "./call-enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

const CallPartyGround = builder.objectRef<Ground>("CallPartyGround").implement({
  ...needs("contact.read"),
  description: "What calling somebody stands on, as it was said last.",
  fields: (t) => ({
    ground: t.expose("ground", { type: CallGround }),
    disclosureId: t.exposeID("disclosureId", {
      nullable: true,
      description: "What was decided to be told there.",
    }),
    at: t.expose("at", { type: "Instant" }),
  }),
});

/** Somebody else who is called from a contact. Personal data: all words and numbers. */
export const CallParty = builder.objectRef<Stored>("CallParty").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    id: t.exposeID("id"),
    role: t.expose("role", { type: CallPartyRole }),
    transfer: t.expose("transfer", { type: CallTransferState }),
    name: t.exposeString("name"),
    number: t.string({
      nullable: true,
      description:
        "Its mask; of an emergency centre, which is nobody's, the whole. Null: of the person themself, who is called by their contact.",
      resolve: ({ role, number }) => seenNumber(role, number),
    }),
    place: t.exposeString("place", {
      nullable: true,
      description: "Where the person is, for an emergency centre; null: it is not known.",
    }),
    callTaker: t.exposeString("callTaker", { nullable: true }),
    incidentNumber: t.exposeString("incidentNumber", { nullable: true }),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: Staff }),
    dialledAt: t.expose("dialledAt", { type: "Instant", nullable: true }),
    endedAt: t.expose("endedAt", { type: "Instant", nullable: true }),
    arrivalConfirmedAt: t.expose("arrivalConfirmedAt", {
      type: "Instant",
      nullable: true,
      description: "Of an emergency centre: null is a reminder until somebody confirmed that help came.",
    }),
    declinedBecause: t.expose("declinedBecause", { type: CallPartyDecline, nullable: true }),
    isListed: t.boolean({
      nullable: true,
      description: `Of an emergency centre: whether its number is one of the house's list. Whoever is not on it is called all the
same. Null: the list cannot be read.`,
      resolve: async ({ role, number }, _args, { store }) => {
        if (role !== "emergency_centre") return true;
        const centres = centresOf(await store.settings.read());
        return centres === null ? null : isListed(centres, number);
      },
    }),
    ground: t.expose("ground", {
      type: CallPartyGround,
      nullable: true,
      description: "Null: nobody has said it, and they are not called.",
    }),
  }),
});

/** What an agency publishes for everybody is no address of anybody; whoever else is called may be reached by a number of their own. */
function seenNumber(role: Stored["role"], number: string): string | null {
  if (role === "person") return null;
  return role === "emergency_centre" ? number : maskAddress(number);
}

export const CallPartyInput = builder.inputType("CallPartyInput", {
  fields: (t) => ({
    id: t.id({ required: true, description: "A UUID made by the writer, so that writing twice keeps once." }),
    role: t.field({ type: CallPartyRole, required: true, description: "Never person: that is callPerson." }),
    name: t.string({ required: true }),
    number: t.string({
      description:
        "As it is dialled: digits, with + before them or not. Left out with ground decided: the first number by which those are known for whom it was decided.",
    }),
    place: t.string({ description: "Needed of an emergency centre, unless placeNotKnown is said." }),
    agreed: t.boolean({
      description: "true: they said yes to calling this one. Needed of a provider and of a partner line.",
    }),
    ground: t.field({
      type: CallGround,
      description:
        "Needed of everybody but an emergency centre, which is called first. help_first is of that alone.",
    }),
    disclosure: t.id({
      description:
        "With ground decided: what was confirmed to be told them aloud, by whoever calls and of the case of the contact, within the hour.",
    }),
    placeNotKnown: t.boolean({ description: "true: nobody knows where they are." }),
  }),
});

export const CallPartyFacts = builder.inputType("CallPartyFacts", {
  description: "What is known by now; what is left out stays.",
  fields: (t) => ({
    transfer: t.field({ type: CallTransferState }),
    callTaker: t.string(),
    incidentNumber: t.string(),
    place: t.string(),
    arrivalConfirmed: t.boolean({ description: "true: somebody confirmed that help came." }),
    declinedBecause: t.field({ type: CallPartyDecline }),
    disclosure: t.id({
      description: "What was decided meanwhile to be told them aloud, as in CallPartyInput.",
    }),
  }),
});
