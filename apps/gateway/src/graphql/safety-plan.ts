import { CaseId, ContactId, Uuid } from "@holdfast/case-schema";
import type { KeptPlanValue, PlanFacts, PlanGiven, PlanMoment, ReadPlan } from "@holdfast/db";
import { crisisReasons, nextStep, THIRD_PARTY_CAUTIONS, type NextStep } from "@holdfast/safety-plan";
import { planOfStored } from "../safety-plans/plan-of-stored.ts";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";
import {
  CrisisReason,
  SafetyPlanCame,
  SafetyPlanCaution,
  SafetyPlanFor,
  SafetyPlanQuestion,
  SafetyPlanSection,
  SafetyPlanStepKind,
  SafetyPlanWay,
} from "./safety-plan-enums.ts";
import { ForWhom } from "@holdfast/safety-plan";

const SafetyPlanFacts = builder.objectRef<PlanFacts>("SafetyPlanFacts").implement({
  ...needs("safety_plan.read"),
  description: "A safety plan in a list: no content.",
  fields: (t) => ({
    id: t.exposeID("id"),
    personId: t.exposeID("person", { description: "Who speaks." }),
    forWhom: t.field({ type: SafetyPlanFor, resolve: ({ forWhom }) => ForWhom.parse(forWhom) }),
    revision: t.exposeInt("revision", { description: "Grows by one with each change." }),
    begunAt: t.expose("begunAt", { type: "Instant" }),
    begunBy: t.expose("begunBy", { type: CaseStaff }),
    isForgotten: t.exposeBoolean("isForgotten"),
  }),
});

export const SafetyPlanField = builder.objectRef<KeptPlanValue>("SafetyPlanField").implement({
  ...needs("safety_plan.read"),
  description: "One version of one field of a plan. Personal data: value.",
  fields: (t) => ({
    name: t.exposeString("field"),
    version: t.exposeInt("version", { description: "Whoever writes it names the one that they saw." }),
    value: t.expose("value", { type: "SafetyPlanValue", nullable: true }),
    isReadable: t.exposeBoolean("isReadable", { description: "false: it was forgotten, or is damaged." }),
    saidAt: t.expose("saidAt", { type: "Instant" }),
    at: t.expose("at", {
      type: "Instant",
      description: "When it came here: later where somebody wrote without a connection.",
    }),
    by: t.expose("by", { type: CaseStaff }),
  }),
});

const SafetyPlanGiven = builder.objectRef<PlanGiven>("SafetyPlanGiven").implement({
  ...needs("safety_plan.read"),
  description: "A piece of a plan that the person was told or sent.",
  fields: (t) => ({
    id: t.exposeID("id"),
    field: t.exposeString("field"),
    version: t.exposeInt("version"),
    way: t.expose("way", { type: SafetyPlanWay }),
    came: t.expose("came", {
      type: SafetyPlanCame,
      nullable: true,
      description: "What became of its message; null of what was said.",
    }),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff }),
  }),
});

export const SafetyPlanStep = builder.objectRef<NextStep>("SafetyPlanStep").implement({
  ...needs("safety_plan.read"),
  description:
    "What comes next. ask: question. close: it is not safe to talk, because; ask is all that may be asked before. write: sections.",
  fields: (t) => ({
    step: t.expose("step", { type: SafetyPlanStepKind }),
    question: t.field({
      type: SafetyPlanQuestion,
      nullable: true,
      resolve: (next) => (next.step === "ask" ? next.question : null),
    }),
    because: t.field({
      type: SafetyPlanQuestion,
      nullable: true,
      resolve: (next) => (next.step === "close" ? next.because : null),
    }),
    ask: t.field({
      type: SafetyPlanQuestion,
      nullable: true,
      resolve: (next) => (next.step === "close" ? next.ask : null),
    }),
    sections: t.field({
      type: [SafetyPlanSection],
      resolve: (next) => (next.step === "write" ? [...next.sections] : []),
    }),
  }),
});

const SafetyPlan = builder
  .objectRef<{ readonly plan: ReadPlan; readonly moment: PlanMoment }>("SafetyPlan")
  .implement({
    ...needs("safety_plan.read"),
    description: "A safety plan. Personal data; that it was read is recorded.",
    fields: (t) => ({
      facts: t.field({ type: SafetyPlanFacts, resolve: ({ plan }) => plan }),
      fields: t.field({
        type: [SafetyPlanField],
        description: "What was asked or written; what nobody did is absent.",
        resolve: ({ plan }) => [...plan.values],
      }),
      given: t.field({
        type: [SafetyPlanGiven],
        description: "What the person was given of it, the latest first. Nothing is, until somebody says so.",
        resolve: ({ plan }) => [...plan.given],
      }),
      nextStep: t.field({
        type: SafetyPlanStep,
        resolve: ({ plan, moment }) =>
          nextStep(planOfStored(plan).plan, new Date(moment.since).toISOString()),
      }),
      since: t.field({
        type: "Instant",
        description:
          "Since when somebody is spoken with: what is asked in every contact counts from then on.",
        resolve: ({ moment }) => moment.since,
      }),
      crisisReasons: t.field({
        type: [CrisisReason],
        description: "Why it is of a crisis; none: it is not.",
        resolve: ({ plan }) => [...crisisReasons(planOfStored(plan).plan)],
      }),
      cautions: t.field({
        type: [SafetyPlanCaution],
        description: "What is told to everybody who plans for somebody else; none of it can be planned.",
        resolve: ({ plan }) => (plan.forWhom === "self" ? [] : [...THIRD_PARTY_CAUTIONS]),
      }),
    }),
  });

builder.queryFields((t) => ({
  safetyPlans: t.field({
    ...needs("safety_plan.read"),
    type: [SafetyPlanFacts],
    nullable: true,
    description: "Those of a case, the newest first. null: there is no such case, or it is not the asker's.",
    args: { caseId: t.arg.id({ required: true }) },
    resolve: async (_root, { caseId: of }, context) => {
      const caseId = CaseId.safeParse(of);
      if (!caseId.success) return null;
      const plans = await context.store.safetyPlans.ofCase(caseId.data, caseAsker(context, "read_plan"));
      return plans === null ? null : [...plans];
    },
  }),
  safetyPlan: t.field({
    ...needs("safety_plan.read"),
    type: SafetyPlan,
    nullable: true,
    description: "null: there is none, or it is not the asker's.",
    args: {
      id: t.arg.id({ required: true }),
      contactId: t.arg.id({
        required: false,
        description:
          "In which it is read: what is asked in every contact is asked anew since that one began. Without it, or of another case: since now.",
      }),
    },
    resolve: async (_root, { id, contactId }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return null;
      const of = ContactId.safeParse(contactId);
      const asker = caseAsker(context, "read_plan");
      return context.store.safetyPlans.read(known.data, of.success ? of.data : null, asker);
    },
  }),
  safetyPlanHistory: t.field({
    ...needs("safety_plan.read"),
    type: [SafetyPlanField],
    nullable: true,
    description: "Every version of one field, the latest first.",
    args: { id: t.arg.id({ required: true }), field: t.arg.string({ required: true }) },
    resolve: async (_root, { id, field }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return null;
      const asker = caseAsker(context, "read_plan");
      const versions = await context.store.safetyPlans.history(known.data, field, asker);
      return versions === null ? null : [...versions];
    },
  }),
}));
