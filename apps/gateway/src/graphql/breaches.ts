import { ContactId, Uuid } from "@holdfast/case-schema";
import { funderNoticeDueAt } from "@holdfast/consent-policy";
import type { BreachHandled, BreachPerson, StoredBreach } from "@holdfast/db";
import { z } from "zod";
import { mayTell } from "../reach/may-tell.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { CaseStaff } from "./case-staff.ts";
import { BreachKind, TellingWay } from "./inquiry-enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const What = z.string().min(1).max(8_000);
const Mended = z.object({ cause: What, mended: What });

const BreachKept = builder
  .objectRef<{ readonly id: string }>("BreachKept")
  .implement({ ...needs("breach.report"), fields: (t) => ({ id: t.exposeID("id") }) });

const BreachInvalid = builder.objectRef<{ readonly because: string }>("BreachInvalid").implement({
  ...needs("breach.report"),
  description:
    "words: empty, or too long. suspectedAt: it has not been yet. id: another one has it. already: it was said before, and stays. times: it is said to have been before anybody suspected it, or is still to be. by_another: whoever named them does not say that it was by mistake. not_safe: they may not be reached in that way now. not_told_yet: the funder, or somebody whom it concerns, was not told. Nothing was kept.",
  fields: (t) => ({ because: t.exposeString("because") }),
});

const BreachResult = builder.unionType("BreachResult", {
  types: [BreachKept, BreachInvalid, NotFound],
  resolveType: tagOf,
});

const Person = builder.objectRef<BreachPerson>("BreachPerson").implement({
  ...needs("breach.handle"),
  description: "Whom it concerns, as the contact in which they are reached. Personal data: whyNot.",
  fields: (t) => ({
    contactId: t.exposeID("contactId"),
    way: t.expose("way", { type: TellingWay }),
    isConcerned: t.exposeBoolean("isConcerned", { description: "False: they were named by mistake." }),
    whyNot: t.exposeString("whyNot", {
      nullable: true,
      description: "Why it does not concern them. Null: it does, or that is damaged.",
    }),
    wasSafe: t.exposeBoolean("wasSafe", {
      nullable: true,
      description:
        "Whether they could be reached so when they were told, as far as is known. Null: they were not told, or nobody kept it then.",
    }),
    toldAt: t.expose("toldAt", { type: "Instant", nullable: true }),
    toldBy: t.expose("toldBy", { type: CaseStaff, nullable: true }),
  }),
});

const Breach = builder.objectRef<StoredBreach>("Breach").implement({
  ...needs("breach.handle"),
  description: "That what is kept here got where it must not, or is about to. Personal data: what.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: BreachKind }),
    suspectedAt: t.expose("suspectedAt", { type: "Instant" }),
    noticeDueAt: t.expose("noticeDueAt", { type: "Instant", description: "By when the funder is told." }),
    recordedBy: t.expose("recordedBy", { type: CaseStaff }),
    what: t.exposeString("what", { nullable: true, description: "Null: damaged." }),
    noticedAt: t.expose("noticedAt", { type: "Instant", nullable: true }),
    noticedBy: t.expose("noticedBy", { type: CaseStaff, nullable: true }),
    people: t.field({ type: [Person], resolve: ({ people }) => [...people] }),
  }),
});

builder.queryField("breaches", (t) =>
  t.field({
    ...needs("breach.handle"),
    type: [Breach],
    description: "All that are not over, the soonest due first.",
    resolve: (_root, _args, { store }) => store.breaches.open(),
  }),
);

builder.mutationFields((t) => ({
  reportBreach: t.field({
    ...needs("breach.report"),
    type: BreachResult,
    description: "Anybody of ours who suspects one says so; the funder's clock runs from the suspicion on.",
    args: {
      id: t.arg.id({
        required: true,
        description: "Made by whoever writes it down: written twice, it is there once.",
      }),
      kind: t.arg({ type: BreachKind, required: true }),
      suspectedAt: t.arg({ type: "Instant", required: true }),
      what: t.arg.string({ required: true }),
    },
    resolve: async (_root, { id, kind, suspectedAt, what }, { store, identity, clock }) => {
      const [known, read] = [Uuid.safeParse(id), What.safeParse(storable(what))];
      if (!known.success) return tagged("BreachInvalid", { because: "id" });
      if (!read.success) return tagged("BreachInvalid", { because: "words" });
      if (suspectedAt > clock()) return tagged("BreachInvalid", { because: "suspectedAt" });
      const done = await store.breaches.record({
        id: known.data,
        kind,
        suspectedAt,
        noticeDueAt: funderNoticeDueAt(suspectedAt),
        what: read.data,
        by: identity.userId,
      });
      return done.kind === "recorded"
        ? tagged("BreachKept", { id: known.data })
        : tagged("BreachInvalid", { because: "id" });
    },
  }),
  breachNoticed: t.field({
    ...needs("breach.handle"),
    type: BreachResult,
    description: "The funder was told.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      return answerOf(id, await store.breaches.noticed(known.data, identity.userId));
    },
  }),
  planBreachTelling: t.field({
    ...needs("breach.handle"),
    type: BreachResult,
    description: "How somebody whom it concerns is told: in a way in which they may be reached now.",
    args: {
      id: t.arg.id({ required: true }),
      contactId: t.arg.id({ required: true }),
      way: t.arg({ type: TellingWay, required: true }),
    },
    resolve: async (_root, { id, contactId, way }, context) => {
      const [known, contact] = [Uuid.safeParse(id), ContactId.safeParse(contactId)];
      if (!known.success || !contact.success) return tagged("NotFound", { id });
      const may = await mayTell(contact.data, context);
      const { store, identity } = context;
      return answerOf(id, await store.breaches.plan(known.data, contact.data, way, identity.userId, may));
    },
  }),
  breachTold: t.field({
    ...needs("breach.handle"),
    type: BreachResult,
    description:
      "They were told, in the way that was planned: now, which has to be safe now, too; or at a time that has passed, which is kept with whether it was safe then.",
    args: {
      id: t.arg.id({ required: true }),
      contactId: t.arg.id({ required: true }),
      at: t.arg({ type: "Instant", required: false, description: "Left out: just now." }),
    },
    resolve: async (_root, { id, contactId, at }, context) => {
      const [known, contact] = [Uuid.safeParse(id), ContactId.safeParse(contactId)];
      if (!known.success || !contact.success) return tagged("NotFound", { id });
      const { store, identity, clock } = context;
      const may = await mayTell(contact.data, { ...context, clock: () => at ?? clock() });
      return answerOf(
        id,
        await store.breaches.told(known.data, contact.data, at ?? null, identity.userId, may),
      );
    },
  }),
  breachDoesNotConcern: t.field({
    ...needs("breach.handle"),
    type: BreachResult,
    description:
      "They were named by mistake, as another says than named them, with why: nobody tells them, unless they are named anew.",
    args: {
      id: t.arg.id({ required: true }),
      contactId: t.arg.id({ required: true }),
      why: t.arg.string({ required: true }),
    },
    resolve: async (_root, { id, contactId, why }, { store, identity }) => {
      const [known, contact] = [Uuid.safeParse(id), ContactId.safeParse(contactId)];
      const read = What.safeParse(storable(why).trim());
      if (!known.success || !contact.success) return tagged("NotFound", { id });
      if (!read.success) return tagged("BreachInvalid", { because: "words" });
      const done = await store.breaches.notConcerned(known.data, contact.data, read.data, identity.userId);
      return answerOf(id, done);
    },
  }),
  mendBreach: t.field({
    ...needs("breach.handle"),
    type: BreachResult,
    description: "Its cause, and what was done: once the funder and everybody whom it concerns were told.",
    args: {
      id: t.arg.id({ required: true }),
      cause: t.arg.string({ required: true }),
      mended: t.arg.string({ required: true }),
    },
    resolve: async (_root, { id, cause, mended }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      const words = Mended.safeParse({ cause: storable(cause), mended: storable(mended) });
      if (!known.success) return tagged("NotFound", { id });
      if (!words.success) return tagged("BreachInvalid", { because: "words" });
      return answerOf(id, await store.breaches.mend(known.data, words.data, identity.userId));
    },
  }),
}));

function answerOf(id: string, { kind }: BreachHandled) {
  if (kind === "done") return tagged("BreachKept", { id });
  return kind === "not_found" ? tagged("NotFound", { id }) : tagged("BreachInvalid", { because: kind });
}
