import { whyHeld, type FactDecided, type SubjectDecided } from "@holdfast/consent-policy";
import type { DisclosureShown } from "../disclosure/decide-disclosure.ts";
import { builder } from "./builder.ts";
import { CasePartKind, PersonalClass } from "./case-enums.ts";
import {
  DisclosureOutcome,
  DisclosureTrigger,
  FactStands,
  HeldFor,
  RecipientType,
  WayToYes,
  WhyHeld,
} from "./disclosure-enums.ts";
import { needs } from "./needs.ts";

const SubjectView = builder.objectRef<SubjectDecided>("DisclosureSubject").implement({
  ...needs("disclosure.send"),
  description: "One person and one kind of fact, decided. Codes alone.",
  fields: (t) => ({
    personId: t.exposeID("subject"),
    dataClass: t.expose("dataClass", { type: PersonalClass }),
    outcome: t.field({ type: DisclosureOutcome, resolve: ({ decision }) => decision.outcome }),
    ruleId: t.string({ resolve: ({ decision }) => decision.ruleId }),
    obligations: t.stringList({ resolve: ({ decision }) => decision.obligations }),
    waysToYes: t.field({ type: [WayToYes], resolve: ({ decision }) => decision.waysToYes }),
    approver: t.expose("approver", { type: HeldFor, nullable: true }),
    isApproved: t.exposeBoolean("isApproved"),
    mayBeApproved: t.exposeBoolean("mayBeApproved", {
      description: "Whether the word that it waits for would open it at all.",
    }),
    whyHeld: t.field({
      type: WhyHeld,
      nullable: true,
      description: "Null: it waits for nobody's word.",
      resolve: ({ approver, decision }) => (approver === null ? null : whyHeld(decision)),
    }),
    releaseId: t.exposeID("releaseId", { nullable: true }),
  }),
});

const FactView = builder.objectRef<FactDecided>("DisclosureFact").implement({
  ...needs("disclosure.send"),
  description: "What becomes of one fact. Never what it says.",
  fields: (t) => ({
    part: t.field({ type: CasePartKind, resolve: ({ fact }) => fact.part }),
    id: t.id({ resolve: ({ fact }) => fact.id }),
    field: t.string({ resolve: ({ fact }) => fact.field }),
    at: t.int({ nullable: true, resolve: ({ fact }) => fact.at }),
    stands: t.expose("stands", { type: FactStands }),
    ruleId: t.string({ resolve: ({ decision }) => decision.ruleId }),
  }),
});

/** What a disclosure is, decided: what goes, and of everything else codes alone. */
export const DisclosureView = builder.objectRef<DisclosureShown>("DisclosureView").implement({
  ...needs("disclosure.send"),
  description: "Personal data: packet, which is all that goes and nothing else.",
  fields: (t) => ({
    packet: t.string({
      nullable: true,
      description: "As JSON: part, of, field, value of each fact. Null: nothing goes.",
      resolve: ({ decided }) => decided.packet,
    }),
    trigger: t.field({
      type: DisclosureTrigger,
      description: "What sets it off: whoever has asked for it, where records say so, whatever is said.",
      resolve: ({ composed }) => composed.trigger,
    }),
    facts: t.field({ type: [FactView], resolve: ({ composed }) => composed.facts }),
    subjects: t.field({ type: [SubjectView], resolve: ({ composed }) => composed.subjects }),
    seen: t.string({
      description: "To be said when it is confirmed: what was seen is what goes.",
      resolve: ({ decided }) => decided.seen,
    }),
    reportDueAt: t.field({
      type: "Instant",
      nullable: true,
      resolve: ({ decided }) => decided.report?.dueAt ?? null,
    }),
    makeReportTo: t.field({
      type: RecipientType,
      nullable: true,
      description:
        "To whom the report is made meanwhile, where these get nothing by it while they ask. Null: to them, or there is none.",
      resolve: ({ composed }) => composed.makeItTo,
    }),
  }),
});
