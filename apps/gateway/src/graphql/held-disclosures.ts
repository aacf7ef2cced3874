import { Uuid } from "@holdfast/case-schema";
import { INPUTS, isOpenedByApproval, RULES, whyHeld } from "@holdfast/consent-policy";
import type { DisclosureToSign, HeldItem } from "@holdfast/db";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { PersonalClass } from "./case-enums.ts";
import {
  DisclosureTrigger,
  HeldFor,
  HeldRefusal,
  RecipientType,
  ReleasePurpose,
  WhyHeld,
} from "./disclosure-enums.ts";
import { LoggedFactType } from "./disclosures.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { CaseStaff } from "./case-staff.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

const WHY_MAX = 2_000;

const Held = builder.objectRef<HeldItem>("HeldDisclosure").implement({
  ...needs("held.decide"),
  description:
    "What waits for the asker's word: whose, which kind and why, never what it says. Undecided it stays refused.",
  fields: (t) => ({
    id: t.exposeID("id"),
    disclosureId: t.exposeID("disclosureId"),
    caseId: t.exposeID("caseId"),
    recipientId: t.exposeID("recipient"),
    recipientType: t.expose("recipientType", { type: RecipientType }),
    purpose: t.expose("purpose", { type: ReleasePurpose }),
    trigger: t.expose("trigger", { type: DisclosureTrigger }),
    personId: t.exposeID("person"),
    dataClass: t.expose("dataClass", { type: PersonalClass }),
    ruleId: t.exposeString("ruleId"),
    mayBeApproved: t.boolean({
      description: "Whether a word would open it at all: where none does, it can only be refused.",
      resolve: mayBeApproved,
    }),
    whyHeld: t.field({ type: WhyHeld, resolve: ({ ruleId }) => whyHeld(ruleOf(ruleId)) }),
    releaseId: t.exposeID("releaseId", { nullable: true, description: "What the person said to it." }),
    facts: t.expose("facts", {
      type: [LoggedFactType],
      description: "All that was asked for at once: where it stands, never what it says.",
    }),
    risk: t.string({ description: "As it was judged by whoever asks.", resolve: ({ risk }) => risk }),
    minorHarm: t.exposeString("minorHarm"),
    vulnerableAdult: t.exposeString("vulnerableAdult"),
    concerns: t.idList({ resolve: ({ concerns }) => [...concerns] }),
    returnBy: t.expose("returnBy", {
      type: "Instant",
      nullable: true,
      description: "When a court wants its answer.",
    }),
    approver: t.expose("approver", { type: HeldFor }),
    askedBy: t.expose("askedBy", { type: CaseStaff }),
    askedAt: t.expose("askedAt", { type: "Instant" }),
    dueAt: t.expose("dueAt", { type: "Instant" }),
  }),
});

/** The rule that something waits on, as the table has it. */
function ruleOf(id: string): (typeof RULES)[number] {
  const rule = RULES.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`no such rule: ${id}`);
  return rule;
}

function mayBeApproved({ ruleId, consentState, isOrdered }: HeldItem): boolean {
  const consent_state = INPUTS.consent_state.find((each) => each === consentState);
  return (
    consent_state !== undefined &&
    isOpenedByApproval({ ruleId: ruleOf(ruleId).id }, { consent_state }, { isOrdered })
  );
}

builder.queryField("heldDisclosures", (t) =>
  t.field({
    ...needs("held.decide"),
    type: [Held],
    description: "What waits for the asker's role, the soonest due first.",
    resolve: (_root, _args, context) =>
      context.store.disclosures.held(
        context.identity.role === "counsel" ? "counsel" : "supervisor",
        caseAsker(context, "decide_held"),
      ),
  }),
);

const ToSign = builder.objectRef<DisclosureToSign>("DisclosureToSign").implement({
  ...needs("disclosure.sign"),
  description:
    "A report to sign along, or what was sent without waiting and is to be looked at: never what it says.",
  fields: (t) => ({
    id: t.exposeID("id"),
    recipientType: t.expose("recipientType", { type: RecipientType }),
    purpose: t.expose("purpose", { type: ReleasePurpose }),
    trigger: t.expose("trigger", { type: DisclosureTrigger }),
    askedBy: t.expose("askedBy", { type: CaseStaff }),
    askedAt: t.expose("askedAt", { type: "Instant" }),
    sentAt: t.expose("sentAt", { type: "Instant", nullable: true }),
    reportDueAt: t.expose("reportDueAt", { type: "Instant", nullable: true }),
    reviewDueAt: t.expose("reviewDueAt", { type: "Instant", nullable: true }),
  }),
});

builder.queryField("disclosuresToSign", (t) =>
  t.field({
    ...needs("disclosure.sign"),
    type: [ToSign],
    description: "What no lead has put their name to yet, of every case, the soonest due first.",
    resolve: (_root, _args, { store, identity }) => store.disclosures.toSign(identity.userId),
  }),
);

const HeldDecided = builder
  .objectRef<{ readonly id: string }>("HeldDecided")
  .implement({ ...needs("held.decide"), fields: (t) => ({ id: t.exposeID("id") }) });

const HeldNotDecided = builder
  .objectRef<{ readonly because: typeof HeldRefusal.$inferType }>("HeldNotDecided")
  .implement({
    ...needs("held.decide"),
    description:
      "own: nobody decides what they asked for. never_by_approval: no word opens it; it can be refused.",
    fields: (t) => ({ because: t.expose("because", { type: HeldRefusal }) }),
  });

const HeldResult = builder.unionType("DecideHeldResult", {
  types: [HeldDecided, HeldNotDecided, TextRefused, NotFound],
  resolveType: tagOf,
});

const Signed = builder
  .objectRef<{ readonly id: string }>("DisclosureSigned")
  .implement({ ...needs("disclosure.sign"), fields: (t) => ({ id: t.exposeID("id") }) });

const NotYoursToSign = builder.objectRef<{ readonly id: string }>("NotYoursToSign").implement({
  ...needs("disclosure.sign"),
  description: "It is their own.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const SignResult = builder.unionType("SignDisclosureResult", {
  types: [Signed, NotYoursToSign, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => {
  const signs = (deed: "cosign" | "review", description: string) =>
    t.field({
      ...needs("disclosure.sign"),
      type: SignResult,
      description,
      args: { id: t.arg.id({ required: true }) },
      resolve: async (_root, { id }, { store, identity }) => {
        const known = Uuid.safeParse(id);
        if (!known.success) return tagged("NotFound", { id });
        const { kind } = await store.disclosures[deed](known.data, identity.userId);
        if (kind === "refused") return tagged("NotYoursToSign", { id });
        return kind === "not_found" ? tagged("NotFound", { id }) : tagged("DisclosureSigned", { id });
      },
    });
  return {
    decideHeld: t.field({
      ...needs("held.decide"),
      type: HeldResult,
      args: {
        id: t.arg.id({ required: true }),
        isApproved: t.arg.boolean({ required: true }),
        why: t.arg.string({ required: true }),
      },
      resolve: async (_root, { id, isApproved, why }, context) => {
        const reason = storable(why);
        const refused = refuseText(reason, WHY_MAX);
        if (refused !== null) return refused;
        const known = Uuid.safeParse(id);
        if (!known.success) return tagged("NotFound", { id });
        const { kind } = await context.store.disclosures.decideHeld({
          id: known.data,
          asker: caseAsker(context, "decide_held"),
          isApproved,
          why: reason,
        });
        if (kind === "decided") return tagged("HeldDecided", { id });
        return kind === "not_found"
          ? tagged("NotFound", { id })
          : tagged("HeldNotDecided", { because: kind });
      },
    }),
    cosignReport: signs("cosign", "Signs a mandated report along; stretches no clock."),
    reviewDisclosure: signs("review", "Has looked at what was sent without waiting."),
  };
});
