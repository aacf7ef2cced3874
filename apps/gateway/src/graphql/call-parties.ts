import {
  CALL_PARTY_WORDS_MAX,
  CallPartyId,
  ContactId,
  DialledNumber,
  normalAddress,
  type CallPartyRole,
} from "@holdfast/case-schema";
import type {
  CallParty,
  CallPartyInput as Written,
  CallPartyKept,
  PartyGrounded,
  TransferGoesOn,
} from "@holdfast/db";
import { GraphQLError } from "graphql";
import { comesFirst, nextTransfer } from "@holdfast/call-flow";
import { mayCall } from "../reach/may-call.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { CallAskResult, CallPartyResult, KeepPartyResult } from "./call-answers.ts";
import { groundGiven, numberDecided, stand, type GroundGiven } from "./call-ground.ts";
import { CallPartyFacts, CallPartyInput } from "./call-party.ts";
import { dialOnce } from "./dial-once.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { tagged } from "./tagged.ts";
import { refuseText } from "./text-refused.ts";

builder.mutationFields((t) => ({
  callParty: t.field({
    ...needs("call.dial"),
    type: CallPartyResult,
    description: `Writes down whom the asker calls from a contact they have and what that stands on, and calls them: with the person
in the call from the start, or on music until they are brought together. From a contact that is no call, one is begun. Whoever sends
help is called whatever else is missing.`,
    args: {
      contactId: t.arg.id({ required: true }),
      party: t.arg({ type: CallPartyInput, required: true }),
      withPerson: t.arg.boolean({ required: true }),
    },
    resolve: async (_root, { contactId: id, party: given, withPerson }, context) => {
      const party = partyId(given.id, given.role);
      const contactId = ContactId.safeParse(id);
      if (!contactId.success) return tagged("NotFound", { id });
      if (given.number != null && !DialledNumber.safeParse(given.number).success)
        return tagged("CallRefused", { reason: "not_dialable" as const });
      // Nobody is kept from help by how much was written: what is kept of it is cut.
      const cut = (text: string): string =>
        comesFirst(given.role) ? text.slice(0, CALL_PARTY_WORDS_MAX) : text;
      const name = cut(given.name);
      const written = placeOf(given);
      const place = written === null ? null : cut(written);
      const ground = comesFirst(given.role) ? null : groundGiven(given);
      if (ground === "bad") throw badInput("What is decided names its disclosure, and nothing else does.");
      const refused = [name, ...(place === null ? [] : [place])]
        .map((text) => refuseText(text, CALL_PARTY_WORDS_MAX))
        .find((each) => each !== null);
      if (refused != null) return refused;
      const named =
        given.number == null
          ? await numberDecided(context, contactId.data, given.role, ground)
          : { kind: "known" as const, number: given.number };
      if (named.kind !== "known") return tagged("CallRefused", { reason: named.kind });
      const added = await context.store.calls.parties.add({
        id: party,
        contactId: contactId.data,
        by: context.identity.userId,
        role: given.role,
        name: storable(name),
        number: named.number,
        place: place === null ? null : storable(place),
      });
      if (added.kind === "not_holder") return tagged("NotHolder", added);
      if (added.kind !== "kept") return tagged("NotFound", { id });
      // What is written down is dialled: under its id nobody calls another number, nor one that they never saw by saying another (G594).
      if (isAnother(added.party, named.number)) return tagged("NotFound", { id });
      const agreed = given.agreed === true ? await agreedTo(added.party, context) : added;
      if (agreed.kind !== "kept")
        return agreed.kind === "not_holder" ? tagged("NotHolder", agreed) : noConsent();
      const { role, transfer, dialledAt } = agreed.party;
      if (dialledAt === null) {
        if (nextTransfer(role, transfer, "dialled") === null) return noConsent();
        const how = { withPerson, agreed: given.agreed === true };
        const kept = await stand(context, agreed.party, ground, how);
        if (kept !== null) return kept;
      }
      return dialOnce(context, contactId.data, agreed.party, { kind: "call_party", party, withPerson });
    },
  }),
  callPerson: t.field({
    ...needs("call.dial"),
    type: CallAskResult,
    description: `Calls the person themselves, where they agreed to be called now; the alias is shown to them. Whether a
machine or a person answers is the advocate's to hear, never guessed.`,
    args: {
      contactId: t.arg.id({ required: true }),
      id: t.arg.id({
        required: true,
        description: "A UUID made by the asker, so that asking twice dials once.",
      }),
    },
    resolve: async (_root, { contactId: id, id: asked }, context) => {
      const party = partyId(asked, null);
      const contactId = ContactId.safeParse(id);
      const contact = contactId.success ? await context.store.contacts.contact(contactId.data) : null;
      if (contact === null || !contactId.success) return tagged("NotFound", { id });
      const number = contact.address === null ? null : normalAddress("number", contact.address);
      if (number === null) return tagged("CallRefused", { reason: "no_address" as const });
      const before = await context.store.calls.parties.of(party);
      // Asked again, it is what it was, whatever they have said since.
      if (before?.dialledAt == null && !(await mayCall(contactId.data, context)))
        return tagged("CallRefused", { reason: "preference" as const });
      const person: Written = {
        id: party,
        contactId: contactId.data,
        by: context.identity.userId,
        role: "person",
        name: "",
        number,
        place: null,
      };
      const added = await context.store.calls.parties.add(person);
      if (added.kind === "not_holder") return tagged("NotHolder", added);
      if (added.kind !== "kept") return tagged("NotFound", { id });
      return dialOnce(context, contactId.data, added.party, { kind: "call_person", party });
    },
  }),
  keepParty: t.field({
    ...needs("call.dial"),
    type: KeepPartyResult,
    description: `What is known of somebody who was called. By whoever has the contact, also after the call. A disclosure that does
not fit is refused, and the rest is kept all the same.`,
    args: {
      contactId: t.arg.id({ required: true }),
      party: t.arg.id({ required: true }),
      facts: t.arg({ type: CallPartyFacts, required: true }),
    },
    resolve: async (_root, { contactId: of, party: id, facts }, { store, identity }) => {
      const [contactId, party] = [ContactId.safeParse(of), CallPartyId.safeParse(id)];
      if (!contactId.success || !party.success) return tagged("NotFound", { id });
      const refused = [facts.callTaker, facts.incidentNumber, facts.place]
        .map((text) => (text == null ? null : refuseText(text, CALL_PARTY_WORDS_MAX)))
        .find((each) => each !== null);
      if (refused != null) return refused;
      const told = groundGiven(facts.disclosure == null ? {} : { ground: "decided", ...facts });
      const name = async (decided: GroundGiven | "bad"): Promise<PartyGrounded> =>
        decided === "bad"
          ? { kind: "not_decided" }
          : store.calls.parties.ground({
              id: party.data,
              contactId: contactId.data,
              by: identity.userId,
              ...decided,
            });
      const said = (text: string | null | undefined) => (text == null ? undefined : storable(text));
      const kept = await store.calls.parties.keep(
        contactId.data,
        party.data,
        identity.userId,
        {
          transfer: facts.transfer ?? undefined,
          callTaker: said(facts.callTaker),
          incidentNumber: said(facts.incidentNumber),
          place: said(facts.place),
          arrivalConfirmed: facts.arrivalConfirmed === true ? true : undefined,
          declinedBecause: facts.declinedBecause ?? undefined,
        },
        goesOn,
      );
      // Who took the call, and that help came, is lost by no decision that does not fit: that is refused by itself.
      const named = kept.kind === "kept" && told !== null ? await name(told) : kept;
      switch (named.kind) {
        case "kept":
          return tagged("CallPartyKept", named);
        case "not_holder":
          return tagged("NotHolder", named);
        case "no_ground":
        case "not_decided":
          return tagged("CallRefused", { reason: named.kind });
        case "not_forward":
          return tagged("TransferOnlyGoesOn", { id });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
}));

/** Whether a number is not that of whoever is written down and not called yet; of whoever sends help nothing is asked. */
const isAnother = ({ role, dialledAt, number }: CallParty, named: string): boolean =>
  dialledAt === null && !comesFirst(role) && number !== named;

const noConsent = () => tagged("CallRefused", { reason: "no_consent" as const });

/** No step of a transfer is skipped that it needs (CF70). */
const goesOn: TransferGoesOn = (role, from, to) => nextTransfer(role, from, to) !== null;

/** They said yes to it: kept of whoever is written down, and once. */
async function agreedTo(party: CallParty, { store, identity }: Context): Promise<CallPartyKept> {
  if (party.transfer !== "prepared") return { kind: "kept", party };
  const said = { transfer: "consent_checked" } as const;
  return store.calls.parties.keep(party.contactId, party.id, identity.userId, said, goesOn);
}

function partyId(id: string, role: CallPartyRole | null): CallPartyId {
  const party = CallPartyId.safeParse(id);
  if (!party.success || role === "person") throw badInput("id must be a UUID, and role somebody else.");
  return party.data;
}

/** Where the person is, said or said not to be known: help that is sent nowhere must never be a field left empty. */
function placeOf(given: {
  readonly role: CallPartyRole;
  readonly place?: string | null | undefined;
  readonly placeNotKnown?: boolean | null | undefined;
}): string | null {
  if (given.role !== "emergency_centre") return null;
  const isSaid = given.place != null && given.place.trim() !== "";
  if (isSaid === (given.placeNotKnown === true)) throw badInput("Either place or placeNotKnown is said.");
  return isSaid ? (given.place ?? null) : null;
}

function badInput(words: string): GraphQLError {
  return new GraphQLError(words, { extensions: { code: "BAD_USER_INPUT" } });
}
