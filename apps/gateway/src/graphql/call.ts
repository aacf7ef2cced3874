import type { Call as Stored, CallLeg as StoredLeg } from "@holdfast/db";
import { answeredKeys, type AnsweredKey } from "../calls/answered-keys.ts";
import { builder } from "./builder.ts";
import {
  CallDirection,
  CallEnd,
  CallLegState,
  CallLegWho,
  CallLine,
  CallPhase,
  CallPrompt,
  CallRefusal,
} from "./call-enums.ts";
import { CallParty } from "./call-party.ts";
import { ContactLink } from "./contact-link.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

const CallKeypress = builder.objectRef<AnsweredKey>("CallKeypress").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    at: t.expose("at", { type: "Instant" }),
    digit: t.exposeString("digit", {
      nullable: true,
      description: "Personal data; null when it is damaged.",
    }),
    asked: t.expose("asked", {
      type: CallPrompt,
      nullable: true,
      description: "The question that was played to them last before it; null: none was.",
    }),
  }),
});

const CallLeg = builder.objectRef<StoredLeg>("CallLeg").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    id: t.exposeID("leg"),
    who: t.expose("who", { type: CallLegWho }),
    staff: t.expose("user", { type: Staff, nullable: true }),
    party: t.field({
      type: CallParty,
      nullable: true,
      resolve: async ({ party }, _args, { store }) => (party === null ? null : store.calls.parties.of(party)),
    }),
    state: t.expose("state", { type: CallLegState }),
    isOnHold: t.exposeBoolean("isOnHold"),
    keptApart: t.field({
      type: CallRefusal,
      nullable: true,
      description:
        "Of somebody who was called and hears music: what keeps them from the person now; null: nothing.",
      resolve: async ({ who, party, state, isOnHold }, _args, { store }) =>
        who === "party" && party !== null && state === "up" && isOnHold
          ? store.calls.parties.missing(party, true)
          : null,
    }),
    isListening: t.exposeBoolean("isListening", { description: "Whether it hears and is not heard." }),
    since: t.expose("since", { type: "Instant" }),
  }),
});

/** The call of a contact that goes on, else its last one. */
export const Call = builder.objectRef<Stored>("Call").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    id: t.exposeID("id"),
    phase: t.expose("phase", { type: CallPhase }),
    direction: t.expose("direction", { type: CallDirection }),
    line: t.expose("line", { type: CallLine }),
    startedAt: t.expose("startedAt", { type: "Instant" }),
    waitingFrom: t.expose("waitingFrom", { type: "Instant" }),
    answeredAt: t.expose("answeredAt", {
      type: "Instant",
      nullable: true,
      description: "When somebody first talked with them.",
    }),
    endedAt: t.expose("endedAt", { type: "Instant", nullable: true }),
    end: t.expose("end", { type: CallEnd, nullable: true }),
    follows: t.expose("follows", { type: ContactLink, nullable: true }),
    firstFor: t.expose("firstFor", { type: Staff, nullable: true }),
    keys: t.field({
      type: [CallKeypress],
      description: "In the order in which they were pressed.",
      resolve: (call) => [...answeredKeys(call)],
    }),
    cannotSpeakAt: t.expose("cannotSpeakAt", {
      type: "Instant",
      nullable: true,
      description: "When they said by a key, while they waited, that they cannot speak.",
    }),
    lastPrompt: t.field({
      type: CallPrompt,
      nullable: true,
      description: "What was played to them last.",
      resolve: ({ said }) => said.at(-1)?.prompt ?? null,
    }),
    legs: t.expose("legs", { type: [CallLeg] }),
  }),
});
