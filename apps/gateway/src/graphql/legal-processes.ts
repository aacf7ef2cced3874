import { CaseId, ContactId, UserId, Uuid } from "@holdfast/case-schema";
import { legalDueAt } from "@holdfast/consent-policy";
import type { LegalHandled, LegalHeld, LegalHold, StoredLegalProcess } from "@holdfast/db";
import { z } from "zod";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseStaff } from "./case-staff.ts";
import { DisclosureTrigger, RecipientType } from "./disclosure-enums.ts";
import { LegalEnd, LegalFinding, LegalProcessKind, ServedHow } from "./inquiry-enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const Words = z.object({ issuer: z.string().min(1).max(400), scope: z.string().max(8_000) });

const LegalRecorded = builder
  .objectRef<{ readonly id: string }>("LegalProcessKept")
  .implement({ ...needs("legal.keep"), fields: (t) => ({ id: t.exposeID("id") }) });

const LegalInvalid = builder.objectRef<{ readonly because: string }>("LegalProcessInvalid").implement({
  ...needs("legal.keep"),
  description:
    "words: empty, or too long. times: it was not served yet. id: another one has it. accepted: only a lead or counsel accepts service. already: they have said it before, or counsel has found whether it binds us. impossible: they cannot have it served, or nothing that no judge signed binds us. own: they placed it themselves. not_the_role: counsel whom it was given to says so. Nothing was kept.",
  fields: (t) => ({ because: t.exposeString("because") }),
});

const LegalResult = builder.unionType("LegalProcessResult", {
  types: [LegalRecorded, LegalInvalid, NotFound],
  resolveType: tagOf,
});

const Hold = builder.objectRef<LegalHold>("LegalHold").implement({
  ...needs("legal.keep"),
  description: "What has to stay: a case with the contacts that were filed there since, or one contact.",
  fields: (t) => ({
    id: t.exposeID("id"),
    caseId: t.exposeID("caseId", { nullable: true }),
    contactId: t.exposeID("contactId", { nullable: true }),
    contactNumber: t.exposeInt("contactNumber", {
      nullable: true,
      description: "By which colleagues call that contact; no word of it is told.",
    }),
    contactOpenedAt: t.field({
      type: "Instant",
      nullable: true,
      description: "When that contact came, by which a wrong number may be noticed.",
      resolve: ({ openedAt }) => openedAt,
    }),
    placedAt: t.expose("placedAt", { type: "Instant" }),
    placedBy: t.expose("placedBy", { type: CaseStaff }),
    confirmedBy: t.expose("confirmedBy", {
      type: CaseStaff,
      nullable: true,
      description:
        "Of one contact: until somebody else than placed it confirms it nobody reads what is kept.",
    }),
  }),
});

const LegalProcess = builder.objectRef<StoredLegalProcess>("LegalProcess").implement({
  ...needs("legal.keep"),
  description: "What we were served with. Personal data: issuer, scope.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: LegalProcessKind }),
    isSignedByJudge: t.exposeBoolean("isSignedByJudge"),
    trigger: t.expose("trigger", { type: DisclosureTrigger }),
    servedAt: t.expose("servedAt", { type: "Instant" }),
    servedHow: t.expose("servedHow", { type: ServedHow }),
    acceptedBy: t.expose("acceptedBy", { type: CaseStaff, nullable: true }),
    returnAt: t.expose("returnAt", { type: "Instant", nullable: true }),
    dueAt: t.expose("dueAt", { type: "Instant", description: "By when counsel answers." }),
    recordedBy: t.expose("recordedBy", { type: CaseStaff }),
    issuer: t.string({
      nullable: true,
      description: "Null: damaged.",
      resolve: ({ words }) => words?.issuer ?? null,
    }),
    scope: t.string({ nullable: true, resolve: ({ words }) => words?.scope ?? null }),
    counsel: t.expose("counsel", { type: CaseStaff, nullable: true }),
    recipientId: t.id({ nullable: true, resolve: ({ recipient }) => recipient?.id ?? null }),
    recipientType: t.field({
      type: RecipientType,
      nullable: true,
      resolve: ({ recipient }) => recipient?.type ?? null,
    }),
    caseId: t.exposeID("caseId", {
      nullable: true,
      description: "Null until somebody whose the case is says so.",
    }),
    finding: t.expose("finding", { type: LegalFinding, nullable: true }),
    objectedAt: t.expose("objectedAt", { type: "Instant", nullable: true }),
    holds: t.field({ type: [Hold], resolve: ({ holds }) => [...holds] }),
  }),
});

builder.queryField("legalProcesses", (t) =>
  t.field({
    ...needs("legal.keep"),
    type: [LegalProcess],
    description: "All that are open, the soonest due first.",
    resolve: (_root, _args, { store, identity }) => store.legal.open(identity.userId),
  }),
);

builder.mutationFields((t) => ({
  recordLegalProcess: t.field({
    ...needs("legal.keep"),
    type: LegalResult,
    description: "Writes down what we were served with. It names no case.",
    args: {
      id: t.arg.id({
        required: true,
        description: "Made by whoever writes it down: written twice, it is there once.",
      }),
      kind: t.arg({ type: LegalProcessKind, required: true }),
      isSignedByJudge: t.arg.boolean({ required: true }),
      servedAt: t.arg({ type: "Instant", required: true }),
      servedHow: t.arg({ type: ServedHow, required: true }),
      acceptedById: t.arg.id({ required: false, description: "Left out: nobody accepted it." }),
      returnAt: t.arg({ type: "Instant", required: false }),
      issuer: t.arg.string({ required: true }),
      scope: t.arg.string({ required: true }),
    },
    resolve: async (
      _root,
      { id, acceptedById, returnAt, issuer, scope, ...given },
      { store, identity, clock },
    ) => {
      const known = Uuid.safeParse(id);
      const accepted = acceptedById == null ? null : UserId.safeParse(acceptedById);
      const words = Words.safeParse({ issuer: storable(issuer), scope: storable(scope) });
      if (!known.success) return tagged("LegalProcessInvalid", { because: "id" });
      if (accepted?.success === false) return tagged("LegalProcessInvalid", { because: "accepted" });
      if (!words.success) return tagged("LegalProcessInvalid", { because: "words" });
      if (given.servedAt > clock()) return tagged("LegalProcessInvalid", { because: "times" });
      const { kind } = await store.legal.record({
        ...given,
        id: known.data,
        acceptedBy: accepted?.data ?? null,
        returnAt: returnAt ?? null,
        dueAt: legalDueAt(given.servedAt, returnAt ?? null),
        inquiry: null,
        words: words.data,
        by: identity.userId,
      });
      if (kind === "recorded") return tagged("LegalProcessKept", { id: known.data });
      return tagged("LegalProcessInvalid", { because: kind === "taken" ? "id" : "accepted" });
    },
  }),
  giveLegalProcess: t.field({
    ...needs("legal.keep"),
    type: LegalResult,
    description: "Gives it to somebody of counsel, who answers it.",
    args: { id: t.arg.id({ required: true }), counselId: t.arg.id({ required: true }) },
    resolve: async (_root, { id, counselId }, { store, identity }) => {
      const [known, counsel] = [Uuid.safeParse(id), UserId.safeParse(counselId)];
      if (!known.success || !counsel.success) return tagged("NotFound", { id });
      return answerOf(id, await store.legal.giveTo(known.data, counsel.data, identity.userId));
    },
  }),
  knowLegalProcess: t.field({
    ...needs("legal.keep"),
    type: LegalResult,
    description:
      "Says whose it is, of those to whom something may go. Said anew by somebody else who may, or by counsel, the last counts.",
    args: { id: t.arg.id({ required: true }), recipientId: t.arg.id({ required: true }) },
    resolve: async (_root, { id, recipientId }, { store, identity }) => {
      const [known, recipient] = [Uuid.safeParse(id), Uuid.safeParse(recipientId)];
      if (!known.success || !recipient.success) return tagged("NotFound", { id });
      return answerOf(id, await store.legal.know(known.data, recipient.data, identity.userId));
    },
  }),
  linkLegalProcess: t.field({
    ...needs("legal.keep"),
    type: LegalResult,
    description:
      "Says which case it is about, of those that are theirs who say so. Said anew by somebody else who may, or by counsel, the last counts.",
    args: { id: t.arg.id({ required: true }), caseId: t.arg.id({ required: true }) },
    resolve: async (_root, { id, caseId }, context) => {
      const [known, about] = [Uuid.safeParse(id), CaseId.safeParse(caseId)];
      if (!known.success || !about.success) return tagged("NotFound", { id });
      return answerOf(
        id,
        await context.store.legal.about(known.data, about.data, caseAsker(context, "serve")),
      );
    },
  }),
  holdForLegalProcess: t.field({
    ...needs("legal.keep"),
    type: LegalResult,
    description:
      "Nothing of that case, or of that contact, is purged until counsel lifts it. One of the three; by its number a contact is put on hold by whoever may not look it up, too.",
    args: {
      id: t.arg.id({ required: true, description: "Made by whoever asks." }),
      processId: t.arg.id({ required: true }),
      caseId: t.arg.id({ required: false }),
      contactId: t.arg.id({ required: false }),
      contactNumber: t.arg.int({ required: false }),
    },
    resolve: async (_root, { id, processId, ...held }, context) => {
      const [known, process] = [Uuid.safeParse(id), Uuid.safeParse(processId)];
      const of = heldOf(held);
      if (!known.success || !process.success || of === null) return tagged("NotFound", { id });
      const asker = caseAsker(context, "serve");
      return answerOf(
        id,
        await context.store.legal.hold({ id: known.data, process: process.data, of, asker }),
      );
    },
  }),
  findLegalProcess: t.field({
    ...needs("legal.decide"),
    type: LegalResult,
    description: "Whether it binds us; by counsel whom it was given to.",
    args: { id: t.arg.id({ required: true }), finding: t.arg({ type: LegalFinding, required: true }) },
    resolve: async (_root, { id, finding }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      return answerOf(id, await store.legal.find(known.data, finding, identity.userId));
    },
  }),
  objectToLegalProcess: t.field({
    ...needs("legal.decide"),
    type: LegalResult,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      return answerOf(id, await store.legal.object(known.data, identity.userId));
    },
  }),
  endLegalProcess: t.field({
    ...needs("legal.decide"),
    type: LegalResult,
    description: "It is over. What is on hold for it stays on hold.",
    args: { id: t.arg.id({ required: true }), how: t.arg({ type: LegalEnd, required: true }) },
    resolve: async (_root, { id, how }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      return answerOf(id, await store.legal.end(known.data, how, identity.userId));
    },
  }),
  confirmLegalHold: t.field({
    ...needs("legal.keep"),
    type: LegalResult,
    description:
      "Says that the contact which is on hold is the one that the paper asks for; by somebody else than placed it. Only then what is kept of it opens.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      return answerOf(id, await store.legal.confirm(known.data, identity.userId));
    },
  }),
  liftLegalHold: t.field({
    ...needs("legal.decide"),
    type: LegalResult,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      return answerOf(id, await store.legal.lift(known.data, identity.userId));
    },
  }),
}));

interface Named {
  readonly caseId?: string | null | undefined;
  readonly contactId?: string | null | undefined;
  readonly contactNumber?: number | null | undefined;
}

function heldOf({ caseId, contactId, contactNumber }: Named): LegalHeld | null {
  const given = [caseId, contactId, contactNumber].filter((each) => each !== null && each !== undefined);
  if (given.length !== 1) return null;
  if (typeof contactNumber === "number") return { contactNumber };
  const [ofCase, ofContact] = [CaseId.safeParse(caseId), ContactId.safeParse(contactId)];
  if (ofCase.success) return { caseId: ofCase.data };
  return ofContact.success ? { contactId: ofContact.data } : null;
}

function answerOf(id: string, { kind }: LegalHandled) {
  if (kind === "done") return tagged("LegalProcessKept", { id });
  return kind === "not_found" ? tagged("NotFound", { id }) : tagged("LegalProcessInvalid", { because: kind });
}
