import { CaseId, Uuid } from "@holdfast/case-schema";
import type { CaseAsker, Decide, DisclosureDone, DisclosureLogged, DisclosureRefused } from "@holdfast/db";
import { decideDisclosure, type DisclosureShown } from "../disclosure/decide-disclosure.ts";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CasePartKind, PersonalClass } from "./case-enums.ts";
import { disclosureAsked, DisclosureInput } from "./disclosure-input.ts";
import {
  DisclosureOutcome,
  DisclosureTrigger,
  HeldState,
  RecipientType,
  ReleasePurpose,
  SentHow,
} from "./disclosure-enums.ts";
import { DisclosureView } from "./disclosure-view.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { ProveItsYou, provingAsker } from "./proves-its-you.ts";
import { CaseStaff } from "./case-staff.ts";
import { tagged, tagOf } from "./tagged.ts";

const DisclosureShownType = builder
  .objectRef<{ readonly view: DisclosureShown }>("DisclosureShown")
  .implement({
    ...needs("disclosure.send"),
    description: "Nothing has gone.",
    fields: (t) => ({ view: t.expose("view", { type: DisclosureView }) }),
  });

const DisclosureSent = builder
  .objectRef<{
    readonly id: string;
    readonly heldId: string | null;
    readonly packet: string | null;
    readonly view: DisclosureShown | null;
  }>("DisclosureSent")
  .implement({
    ...needs("disclosure.send"),
    description:
      "What could go went, if anything could; it is kept with every reason. Personal data: packet. Asked again, it is what went then.",
    fields: (t) => ({
      id: t.exposeID("id"),
      heldId: t.exposeID("heldId", { nullable: true, description: "Of what waits for somebody's word." }),
      packet: t.exposeString("packet", { nullable: true, description: "All that went. Null: nothing did." }),
      view: t.expose("view", {
        type: DisclosureView,
        nullable: true,
        description: "Null: it was done before, and is not decided again.",
      }),
    }),
  });

const DisclosureNotSent = builder.objectRef<{ readonly because: string }>("DisclosureNotSent").implement({
  ...needs("disclosure.send"),
  description: `Nothing went by this. changed: it is not what was seen or approved. already_sent: that id is another's. may_be_exploiter: some of it
stands on the person's word, and somebody in a contact of the case may be the exploiter, or was where they gave it; what emergency
services are told, and what has to be told, goes all the same where nothing else is chosen with it.`,
  fields: (t) => ({ because: t.exposeString("because") }),
});

const PreviewResult = builder.unionType("PreviewDisclosureResult", {
  types: [DisclosureShownType, DisclosureNotSent, NotFound],
  resolveType: tagOf,
});
const SendResult = builder.unionType("SendDisclosureResult", {
  types: [DisclosureSent, DisclosureNotSent, ProveItsYou, NotFound],
  resolveType: tagOf,
});

/** Decides, and remembers for whoever asked what the first decision of all was: the store asks again of what waits. */
function remembering(): { readonly decide: Decide; readonly shown: () => DisclosureShown } {
  let first: DisclosureShown | null = null;
  return {
    decide: (situation, asked) => {
      const shown = decideDisclosure(situation, asked);
      first ??= shown;
      return shown.decided;
    },
    shown: () => {
      if (first === null) throw new Error("nothing was decided");
      return first;
    },
  };
}

builder.mutationFields((t) => ({
  previewDisclosure: t.field({
    ...needs("disclosure.send"),
    type: PreviewResult,
    description: "Decides and sends nothing. That the case was read for it is kept.",
    args: {
      input: t.arg({ type: DisclosureInput, required: true }),
      how: t.arg({
        type: SentHow,
        required: false,
        description: "As it would be told in that way. Left out: aloud.",
      }),
    },
    resolve: async (_root, { input, how }, context) => {
      const asked = disclosureAsked(input);
      if (asked === null) return tagged("NotFound", { id: input.caseId });
      const { decide, shown } = remembering();
      const done = await context.store.disclosures.preview(asked, asker(context), decide, how ?? "spoken");
      if (done.kind === "decided") return tagged("DisclosureShown", { view: shown() });
      return done.kind === "not_found"
        ? tagged("NotFound", { id: input.caseId })
        : tagged("DisclosureNotSent", { because: done.kind });
    },
  }),
  confirmDisclosure: t.field({
    ...needs("disclosure.send"),
    type: SendResult,
    description: "Decides anew, sends what may go by then, and has the rest wait for whoever may say so.",
    args: {
      id: t.arg.id({ required: true, description: "Made by whoever asks: asked twice, it goes once." }),
      input: t.arg({ type: DisclosureInput, required: true }),
      how: t.arg({ type: SentHow, required: true }),
      seen: t.arg.string({
        required: false,
        description:
          "As it was previewed. Left out only to emergency services, where all that goes is agreed to, or a life is in danger this moment.",
      }),
    },
    resolve: async (_root, { id, input, how, seen }, context) => {
      const [asked, known] = [disclosureAsked(input), Uuid.safeParse(id)];
      if (asked === null || !known.success) return tagged("NotFound", { id: input.caseId });
      const { decide, shown } = remembering();
      const confirmed = { id: known.data, asked, how, seen: seen ?? null };
      const done = await context.store.disclosures.confirm(confirmed, provingAsker(context), decide);
      return answerOf(context, done, known.data, shown);
    },
  }),
  sendApprovedDisclosure: t.field({
    ...needs("disclosure.send"),
    type: SendResult,
    description:
      "Of whoever asked for it: decides anew what waited, and sends what was approved and still may go.",
    args: { id: t.arg.id({ required: true }), how: t.arg({ type: SentHow, required: true }) },
    resolve: async (_root, { id, how }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const { decide, shown } = remembering();
      const done = await context.store.disclosures.sendApproved(
        known.data,
        how,
        provingAsker(context),
        decide,
      );
      return answerOf(context, done, known.data, shown);
    },
  }),
}));

function asker(context: Parameters<typeof caseAsker>[0]): CaseAsker {
  return caseAsker(context, "change");
}

function answerOf(
  { provedWithinMs }: Pick<Context, "provedWithinMs">,
  done: DisclosureDone | DisclosureRefused,
  id: string,
  shown: () => DisclosureShown,
) {
  if (done.kind === "done") {
    const { heldId, packet, decided } = done;
    return tagged("DisclosureSent", { id, heldId, packet, view: decided === null ? null : shown() });
  }
  if (done.kind === "prove_it_is_you") return tagged("ProveItsYou", { withinMs: provedWithinMs });
  return done.kind === "not_found"
    ? tagged("NotFound", { id })
    : tagged("DisclosureNotSent", { because: done.kind });
}

type LoggedFact = DisclosureLogged["facts"][number];
type LoggedDecision = DisclosureLogged["decisions"][number];

export const LoggedFactType = builder.objectRef<LoggedFact>("LoggedFact").implement({
  ...needs("case.read"),
  fields: (t) => ({
    part: t.expose("part", { type: CasePartKind }),
    id: t.exposeID("id"),
    field: t.exposeString("field"),
    at: t.exposeInt("at", { nullable: true }),
  }),
});
const LoggedDecisionType = builder.objectRef<LoggedDecision>("LoggedDecision").implement({
  ...needs("case.read"),
  fields: (t) => ({
    personId: t.exposeID("subject"),
    dataClass: t.expose("dataClass", { type: PersonalClass }),
    ruleId: t.exposeString("ruleId"),
    outcome: t.expose("outcome", { type: DisclosureOutcome }),
    at: t.expose("at", { type: "Instant" }),
  }),
});
const Logged = builder.objectRef<DisclosureLogged>("Disclosure").implement({
  ...needs("case.read"),
  description: "What was asked for and what became of it. Codes alone.",
  fields: (t) => ({
    id: t.exposeID("id"),
    recipientId: t.exposeID("recipient"),
    recipientType: t.expose("recipientType", { type: RecipientType }),
    purpose: t.expose("purpose", { type: ReleasePurpose }),
    trigger: t.expose("trigger", { type: DisclosureTrigger }),
    askedBy: t.expose("askedBy", { type: CaseStaff }),
    askedAt: t.expose("askedAt", { type: "Instant" }),
    sentAt: t.expose("sentAt", { type: "Instant", nullable: true }),
    how: t.expose("how", { type: SentHow, nullable: true, description: "Null: nothing went." }),
    facts: t.expose("facts", { type: [LoggedFactType] }),
    decisions: t.expose("decisions", { type: [LoggedDecisionType] }),
    held: t.expose("held", {
      type: HeldState,
      nullable: true,
      description:
        "Of what waits in it for somebody's word; approved: some of it can go. Null: nothing waits.",
    }),
    reportDueAt: t.expose("reportDueAt", { type: "Instant", nullable: true }),
    cosignedAt: t.expose("cosignedAt", { type: "Instant", nullable: true }),
    reviewDueAt: t.expose("reviewDueAt", { type: "Instant", nullable: true }),
    reviewedAt: t.expose("reviewedAt", { type: "Instant", nullable: true }),
  }),
});

builder.queryField("disclosures", (t) =>
  t.field({
    ...needs("case.read"),
    type: [Logged],
    nullable: true,
    description: "All of a case, the newest first; null where it is not there or not theirs.",
    args: { caseId: t.arg.id({ required: true }) },
    resolve: (_root, { caseId }, context) => {
      const id = CaseId.safeParse(caseId);
      return id.success ? context.store.disclosures.list(id.data, caseAsker(context, "read")) : null;
    },
  }),
);
