import { decideAccess } from "@holdfast/access-policy";
import { CaseId, ForgetReason as Reasons, PersonId, Uuid } from "@holdfast/case-schema";
import type { ForgetWaiting, StoredForgetRequest } from "@holdfast/db";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const WORDS_MAX = 2_000;

type Told = Reasons | "with_a_lead";

const ForgetReason = builder.enumType("ForgetReason", {
  values: [...Reasons.options, "with_a_lead"] as const,
  description:
    "with_a_lead: why, or whether anything but a lead's word is missing, is for leads and counsel alone.",
});

/** Whoever keeps legal processes hears why it waits; to everybody else it is a lead's, whatever it is: one word tells nothing. */
function mayHearWhy({ identity }: Context): boolean {
  return decideAccess(identity.role, "legal.keep").allowed;
}

function toldBecause(because: Reasons, context: Context): Told {
  const isTold = because === "not_them" || because === "taken_back" || mayHearWhy(context);
  return isTold ? because : "with_a_lead";
}

const ForgetRequest = builder.objectRef<StoredForgetRequest>("ForgetRequest").implement({
  ...needs("release.read"),
  description:
    "That somebody who is verified asks that we forget them, or one thing of theirs. Personal data: words.",
  fields: (t) => ({
    id: t.exposeID("id"),
    personId: t.exposeID("person"),
    field: t.exposeString("field", {
      nullable: true,
      description: "Which of their fields; null: all that is kept of them.",
    }),
    askedAt: t.expose("askedAt", { type: "Instant" }),
    askedBy: t.expose("askedBy", { type: CaseStaff }),
    verifiedAt: t.expose("verifiedAt", { type: "Instant" }),
    verifiedBy: t.expose("verifiedBy", { type: CaseStaff }),
    words: t.exposeString("words", {
      nullable: true,
      description: "How it is known that it is them. Null: forgotten with what they asked for, or damaged.",
    }),
    waitsFor: t.field({
      type: [ForgetReason],
      description:
        "What it waits for now; with_a_lead alone, whatever it is, to who does not keep legal processes.",
      resolve: ({ waitsFor, decided }, _args, context): Told[] => {
        if (mayHearWhy(context)) return [...waitsFor];
        return decided === null ? ["with_a_lead"] : [];
      },
    }),
    decidedAt: t.field({
      type: "Instant",
      nullable: true,
      resolve: ({ decided }) => decided?.at ?? null,
    }),
    decidedBy: t.field({
      type: CaseStaff,
      nullable: true,
      resolve: ({ decided }) => decided?.by ?? null,
    }),
    because: t.field({
      type: ForgetReason,
      nullable: true,
      description:
        "Why not, for leads and counsel: whoever asks to be forgotten is told none of it but not_them and taken_back; with_a_lead to everybody else. Null once it is decided: it was done.",
      resolve: ({ decided }, _args, context): Told | null =>
        decided === null || decided.because === null ? null : toldBecause(decided.because, context),
    }),
  }),
});

const Waiting = builder.objectRef<ForgetWaiting>("ForgetWaiting").implement({
  ...needs("person.forget"),
  description: "That somebody of a case asks to be forgotten, and no word of theirs.",
  fields: (t) => ({
    id: t.exposeID("id"),
    caseId: t.exposeID("caseId"),
    caseNumber: t.exposeInt("caseNumber"),
    askedAt: t.expose("askedAt", { type: "Instant" }),
    askedBy: t.expose("askedBy", { type: CaseStaff }),
  }),
});

builder.queryFields((t) => ({
  forgetRequests: t.field({
    ...needs("release.read"),
    type: [ForgetRequest],
    nullable: true,
    description: "All of a case, the latest first; null where it is not there or not theirs.",
    args: { caseId: t.arg.id({ required: true }) },
    resolve: async (_root, { caseId }, context) => {
      const id = CaseId.safeParse(caseId);
      const found = id.success
        ? await context.store.forgetting.list(id.data, caseAsker(context, "read"))
        : null;
      return found === null ? null : [...found];
    },
  }),
  toForget: t.field({
    ...needs("person.forget"),
    type: [Waiting],
    description: "What waits for a lead whose the case is and who did not write it down, the longest first.",
    resolve: async (_root, _args, context) => [
      ...(await context.store.forgetting.waiting(caseAsker(context, "change"))),
    ],
  }),
}));

const ForgetAsked = builder
  .objectRef<{ readonly id: string }>("ForgetAsked")
  .implement({ ...needs("release.keep"), fields: (t) => ({ id: t.exposeID("id") }) });

const ForgetNotAsked = builder.objectRef<{ readonly because: string }>("ForgetNotAsked").implement({
  ...needs("release.keep"),
  description:
    "unverified: nobody has verified within 4 hours that it is them. may_be_exploiter, in_danger: a contact of theirs is marked so. taken: the id has something else under it. no_such_field: nobody has such a thing. asked_already: it waits for a lead. words: how it is known is empty, or too long. Nothing was kept.",
  fields: (t) => ({ because: t.exposeString("because") }),
});

const AskResult = builder.unionType("AskToForgetResult", {
  types: [ForgetAsked, ForgetNotAsked, NotFound],
  resolveType: tagOf,
});

const ForgetDecided = builder
  .objectRef<{ readonly id: string }>("ForgetDecided")
  .implement({ ...needs("person.forget"), fields: (t) => ({ id: t.exposeID("id") }) });

const ForgetWaits = builder.objectRef<{ readonly because: readonly Reasons[] }>("ForgetWaits").implement({
  ...needs("person.forget"),
  description: "It waits for these. Nothing was forgotten.",
  fields: (t) => ({
    because: t.field({ type: [ForgetReason], resolve: ({ because }) => [...because] }),
  }),
});

const ForgetNotDecided = builder.objectRef<{ readonly because: string }>("ForgetNotDecided").implement({
  ...needs("person.forget"),
  description:
    "already: it was decided. own: by whoever wrote it down. not_lead: only a lead decides. unverified: it was not them, or they are verified no more. verified_by_you: by whoever verified them. may_be_exploiter, in_danger: a contact of theirs is marked so. unreadable: it cannot be read, or other things stand on it. not_so: it does not wait for that. Nothing was changed.",
  fields: (t) => ({ because: t.exposeString("because") }),
});

const DecideResult = builder.unionType("DecideForgetResult", {
  types: [ForgetDecided, ForgetWaits, ForgetNotDecided, NotFound],
  resolveType: tagOf,
});

const ForgetTakenBack = builder
  .objectRef<{ readonly id: string }>("ForgetTakenBack")
  .implement({ ...needs("release.keep"), fields: (t) => ({ id: t.exposeID("id") }) });

const ForgetNotTakenBack = builder.objectRef<{ readonly because: string }>("ForgetNotTakenBack").implement({
  ...needs("release.keep"),
  description: "already: it was decided. Nothing was changed.",
  fields: (t) => ({ because: t.exposeString("because") }),
});

const TakeBackResult = builder.unionType("TakeBackForgetResult", {
  types: [ForgetTakenBack, ForgetNotTakenBack, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  askToForget: t.field({
    ...needs("release.keep"),
    type: AskResult,
    description: "Writes down that somebody who is verified asks to be forgotten. It forgets nothing.",
    args: {
      id: t.arg.id({
        required: true,
        description: "Made by whoever writes it down: written twice, it is there once.",
      }),
      caseId: t.arg.id({ required: true }),
      personId: t.arg.id({ required: true }),
      field: t.arg.string({ required: false, description: "Left out: all that is kept of them." }),
      words: t.arg.string({ required: true, description: "Personal data. How it is known that it is them." }),
    },
    resolve: async (_root, given, context) => {
      const [id, caseId] = [Uuid.safeParse(given.id), CaseId.safeParse(given.caseId)];
      const person = PersonId.safeParse(given.personId);
      if (!id.success || !caseId.success || !person.success) return tagged("NotFound", { id: given.caseId });
      const words = storable(given.words).trim();
      if (words === "" || words.length > WORDS_MAX) return tagged("ForgetNotAsked", { because: "words" });
      const { kind } = await context.store.forgetting.ask(
        {
          id: id.data,
          caseId: caseId.data,
          person: person.data,
          field: given.field ?? null,
          words,
        },
        caseAsker(context, "change"),
      );
      if (kind === "asked") return tagged("ForgetAsked", { id: id.data });
      if (kind === "not_found") return tagged("NotFound", { id: given.caseId });
      return tagged("ForgetNotAsked", { because: kind });
    },
  }),
  forgetPerson: t.field({
    ...needs("person.forget"),
    type: DecideResult,
    description: "Carries out what somebody asked. It cannot be undone.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const done = await context.store.forgetting.carryOut(known.data, caseAsker(context, "change"));
      if (done.kind === "forgotten") return tagged("ForgetDecided", { id });
      if (done.kind === "waits") return tagged("ForgetWaits", { because: done.because });
      if (done.kind === "not_found") return tagged("NotFound", { id });
      return tagged("ForgetNotDecided", { because: done.kind });
    },
  }),
  refuseToForget: t.field({
    ...needs("person.forget"),
    type: DecideResult,
    description: "Says why not, for leads and counsel. Whoever asked can ask anew.",
    args: { id: t.arg.id({ required: true }), because: t.arg({ type: ForgetReason, required: true }) },
    resolve: async (_root, { id, because }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const asker = caseAsker(context, "change");
      // Neither is a reason that a lead gives.
      const why = because === "with_a_lead" ? "taken_back" : because;
      const { kind } = await context.store.forgetting.refuse(known.data, why, asker);
      if (kind === "refused") return tagged("ForgetDecided", { id });
      if (kind === "not_found") return tagged("NotFound", { id });
      return tagged("ForgetNotDecided", { because: kind });
    },
  }),
  takeBackForget: t.field({
    ...needs("release.keep"),
    type: TakeBackResult,
    description: "Whoever asked to be forgotten wants it no more: nothing is forgotten. They can ask anew.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const { kind } = await context.store.forgetting.takeBack(known.data, caseAsker(context, "change"));
      if (kind === "not_found") return tagged("NotFound", { id });
      return kind === "taken_back"
        ? tagged("ForgetTakenBack", { id })
        : tagged("ForgetNotTakenBack", { because: kind });
    },
  }),
}));
