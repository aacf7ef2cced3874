import { ContactId, Language as LanguageCode, UserId } from "@holdfast/case-schema";
import type { Dismissed } from "@holdfast/db";
import type { TakeReason } from "@holdfast/queue-policy";
import {
  proposalsFor,
  proposedMove,
  proposedTake,
  type MoveFor,
  type ProposalsFor,
  type ProposedContact as Named,
  type TakeFor,
  type UnservedFor,
} from "../routing/proposals-for.ts";
import { builder } from "./builder.ts";
import { Language, Medium } from "./enums.ts";
import { needs } from "./needs.ts";
import { HindranceRule } from "./next-contact.ts";

const LEADS = needs("workload.read");

const ProposedContact = builder.objectRef<Named>("ProposedContact").implement({
  ...LEADS,
  fields: (t) => ({
    id: t.exposeID("id"),
    number: t.exposeInt("number"),
    version: t.exposeInt("version", {
      nullable: true,
      description: "Of what waits: it is offered from here.",
    }),
  }),
});

const TakeReasonRule = builder.enumType("TakeReasonRule", {
  description: "What speaks for it, as queue-policy names its rules.",
  values: [
    "Q1_danger",
    "Q2_overdue",
    "Q53_speaks",
    "Q58_had_it_before",
    "Q58_in_hand",
    "Q61_only_one",
  ] as const,
});

const SpeaksFor = builder.objectRef<TakeReason>("SpeaksFor").implement({
  ...LEADS,
  fields: (t) => ({
    rule: t.expose("rule", { type: TakeReasonRule }),
    byMs: t.float({ nullable: true, resolve: (reason) => ("byMs" in reason ? reason.byMs : null) }),
    language: t.field({
      type: Language,
      nullable: true,
      resolve: (reason) => ("language" in reason ? LanguageCode.parse(reason.language) : null),
    }),
    load: t.int({ nullable: true, resolve: (reason) => ("load" in reason ? reason.load : null) }),
    freeFor: t.int({
      nullable: true,
      description: "For how many it is.",
      resolve: (reason) => ("freeFor" in reason ? reason.freeFor : null),
    }),
  }),
});

const ProposedTake = builder.objectRef<TakeFor>("ProposedTake").implement({
  ...LEADS,
  description: "That somebody takes what waits. It moves nothing: it is offered to them once a lead says so.",
  fields: (t) => ({
    contact: t.expose("contact", { type: ProposedContact }),
    to: t.exposeID("to"),
    because: t.field({ type: [SpeaksFor], resolve: ({ because }) => [...because] }),
    waitedMs: t.float({ resolve: ({ gain }) => gain.waitedMs }),
    overdueMs: t.float({ resolve: ({ gain }) => gain.overdueMs }),
    loadBefore: t.int({ resolve: ({ gain }) => gain.load.before }),
    loadAfter: t.int({ resolve: ({ gain }) => gain.load.after }),
  }),
});

const MoveReason = builder.enumType("ProposedMoveReason", {
  values: ["Q65_beside_crisis_call", "Q65_holder_is_not_there", "Q65_uneven"] as const,
});

const ProposedMove = builder.objectRef<MoveFor>("ProposedMove").implement({
  ...LEADS,
  description: "That somebody gives what they have to a colleague.",
  fields: (t) => ({
    contact: t.expose("contact", { type: ProposedContact }),
    from: t.exposeID("from"),
    to: t.exposeID("to"),
    because: t.expose("because", { type: MoveReason }),
    owedMs: t.float({ resolve: ({ gain }) => gain.owedMs }),
  }),
});

interface HinderedBy {
  readonly rule: (typeof HindranceRule)["$inferType"];
  readonly people: number;
}
const HinderedPeople = builder.objectRef<HinderedBy>("HinderedPeople").implement({
  ...LEADS,
  fields: (t) => ({ rule: t.expose("rule", { type: HindranceRule }), people: t.exposeInt("people") }),
});

const UnservedContacts = builder.objectRef<UnservedFor>("UnservedContacts").implement({
  ...LEADS,
  description: "What waits and is proposed to nobody. Never that anybody is barred (A92).",
  fields: (t) => ({
    medium: t.expose("medium", { type: Medium }),
    language: t.field({
      type: Language,
      nullable: true,
      resolve: ({ language }) => (language === null ? null : LanguageCode.parse(language)),
    }),
    count: t.exposeInt("count"),
    first: t.expose("first", { type: ProposedContact }),
    fit: t.int({
      description: "For how many it is, who all have something else; 0: for nobody.",
      resolve: ({ because }) => (because.rule === "Q62_all_taken" ? because.fit : 0),
    }),
    hindered: t.field({
      type: [HinderedPeople],
      description: "By what how many are hindered, where it is for nobody.",
      resolve: ({ because }) =>
        because.rule === "Q62_all_taken"
          ? []
          : Object.entries(because.hindered)
              .map(([rule, people]) => ({ rule, people }) as HinderedBy)
              .toSorted((one, other) => other.people - one.people || (one.rule < other.rule ? -1 : 1)),
    }),
  }),
});

const DismissedProposal = builder.objectRef<Dismissed>("DismissedProposal").implement({
  ...LEADS,
  fields: (t) => ({
    contactId: t.id({ resolve: ({ contact }) => contact }),
    to: t.exposeID("to"),
    at: t.expose("at", { type: "Instant" }),
    by: t.string({ description: "By name.", resolve: ({ by }) => by.name }),
  }),
});

const ProposalList = builder.objectRef<ProposalsFor>("Proposals").implement({
  ...LEADS,
  fields: (t) => ({
    takes: t.field({ type: [ProposedTake], resolve: ({ takes }) => [...takes] }),
    moves: t.field({ type: [ProposedMove], resolve: ({ moves }) => [...moves] }),
    unserved: t.field({ type: [UnservedContacts], resolve: ({ unserved }) => [...unserved] }),
    dismissed: t.field({
      type: [DismissedProposal],
      description: "What leads on shift dismissed of what would be proposed.",
      resolve: ({ dismissed }) => [...dismissed],
    }),
  }),
});

builder.queryField("proposals", (t) =>
  t.field({
    ...LEADS,
    type: ProposalList,
    description: "Who should take what, as a proposal: nothing moves until a person says so (Q60 to Q68).",
    resolve: (_root, _args, { store, identity }) => proposalsFor(store, identity.userId),
  }),
);

builder.mutationField("dismissProposal", (t) =>
  t.field({
    ...needs("contact.reassign"),
    type: "Boolean",
    description:
      "Remembers for the shift of whoever asks that they dismissed what is proposed (Q68). false: it is not proposed, or they are on no shift.",
    args: { contactId: t.arg.id({ required: true }), to: t.arg.id({ required: true }) },
    resolve: async (_root, args, { store, identity }) => {
      const [contact, to] = [ContactId.safeParse(args.contactId), UserId.safeParse(args.to)];
      if (!contact.success || !to.success) return false;
      const { takes, moves } = await proposalsFor(store, identity.userId);
      const found = [...takes.map(proposedTake), ...moves.map(proposedMove)].find(
        (each) => each.contact === contact.data && each.to === to.data,
      );
      return found !== undefined && store.dismissals.dismiss(identity.userId, found);
    },
  }),
);
