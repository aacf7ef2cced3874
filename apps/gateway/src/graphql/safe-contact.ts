import type { ContactId, Language as LanguageName } from "@holdfast/case-schema";
import {
  safeContactOf,
  type DangerShown,
  type FollowUpDecision as Decided,
  type SafeContactShown,
} from "../reach/safe-contact-of.ts";
import { traitsOf } from "../reach/traits-of.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { Language } from "./enums.ts";
import { needs } from "./needs.ts";
import { namesOf } from "./names-of.ts";
import { Preference, preferenceShown } from "./preference.ts";
import { ReachDecision } from "./reach-decision.ts";
import { DangerMeaning, OptOutBy } from "./reach-enums.ts";
import { ReachStanding } from "./reach-standing.ts";
import { Staff } from "./staff.ts";

const NeutralCheck = builder.objectRef<SafeContactShown["neutralChecks"][number]>("NeutralCheck").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    language: t.expose("language", { type: Language }),
    text: t.exposeString("text"),
  }),
});

const DangerNow = builder.objectRef<DangerShown>("DangerNow").implement({
  ...needs("contact.read"),
  description: "That the danger word holds, and what was agreed for it. Personal data.",
  fields: (t) => ({
    since: t.expose("since", { type: "Instant" }),
    checkWordAt: t.expose("checkWordAt", {
      type: "Instant",
      nullable: true,
      description: "When the check word was heard after it; only then can anybody confirm that it is over.",
    }),
    confirmedBy: t.field({
      type: [Staff],
      resolve: async ({ confirmedBy }, _args, context) =>
        (await namesOf(confirmedBy, context)).filter((name) => name !== null),
    }),
    means: t.expose("means", { type: DangerMeaning, nullable: true }),
    coverStory: t.stringList({ resolve: ({ coverStory }) => [...coverStory] }),
  }),
});

const OptOutNow = builder.objectRef<NonNullable<SafeContactShown["optOut"]["said"]>>("OptOutNow").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    by: t.expose("by", { type: OptOutBy }),
    since: t.expose("since", { type: "Instant" }),
    wroteSince: t.exposeBoolean("wroteSince"),
  }),
});

const ProviderBlock = builder
  .objectRef<NonNullable<SafeContactShown["optOut"]["provider"]>>("ProviderBlock")
  .implement({
    ...needs("contact.read"),
    fields: (t) => ({
      since: t.expose("since", { type: "Instant" }),
      wroteSince: t.exposeBoolean("wroteSince"),
    }),
  });

const FollowUpDecision = builder.objectRef<Decided>("FollowUpDecision").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    id: t.exposeID("id"),
    decision: t.expose("decision", {
      type: ReachDecision,
      description: "For words that nobody agreed on beforehand, sent for this follow-up.",
    }),
  }),
});

export const AfterDrop = builder
  .objectRef<NonNullable<SafeContactShown["afterDrop"]>>("AfterDrop")
  .implement({
    ...needs("contact.read"),
    description:
      "The one text that they asked for where a conversation breaks off, and whether it may leave now.",
    fields: (t) => ({
      text: t.exposeString("text"),
      decision: t.expose("decision", { type: ReachDecision }),
    }),
  });

/** How somebody may be reached now, and what was agreed with them. */
export const SafeContact = builder.objectRef<SafeContactShown>("SafeContact").implement({
  ...needs("contact.read"),
  description: "How they may be reached now, and what was agreed with them. Personal data.",
  fields: (t) => ({
    decision: t.expose("decision", {
      type: ReachDecision,
      description: "For words that nobody agreed on beforehand, in this conversation.",
    }),
    followUps: t.field({
      type: [FollowUpDecision],
      description: "Of each follow-up that is due here, by the way of this contact; the earliest first.",
      resolve: ({ followUps }) => [...followUps],
    }),
    standing: t.expose("standing", { type: ReachStanding }),
    preference: t.field({
      type: Preference,
      nullable: true,
      description: "null: nobody asked",
      resolve: ({ preference, agreedLast, preferenceId }, _args, context) =>
        preference === null || preferenceId === null
          ? null
          : preferenceShown({ id: preferenceId, preference, agreedLast }, context),
    }),
    checkQuestion: t.exposeString("checkQuestion", {
      nullable: true,
      description: "The one they agreed on.",
    }),
    neutralChecks: t.field({
      type: [NeutralCheck],
      description: "Their language first.",
      resolve: ({ neutralChecks }) => [...neutralChecks],
    }),
    danger: t.expose("danger", { type: DangerNow, nullable: true }),
    optOut: t.field({ type: OptOutNow, nullable: true, resolve: ({ optOut }) => optOut.said }),
    providerBlock: t.field({ type: ProviderBlock, nullable: true, resolve: ({ optOut }) => optOut.provider }),
    textUntil: t.expose("textUntil", {
      type: "Instant",
      nullable: true,
      description: "Until when they said that they may be texted though they do not answer.",
    }),
    afterDrop: t.expose("afterDrop", {
      type: AfterDrop,
      nullable: true,
      description: "null: they asked for none, are not silent, or it was sent.",
    }),
  }),
});

/** What is shown of reaching whoever a contact is with. */
export async function readSafeContact(
  { id, language }: { readonly id: ContactId; readonly language: LanguageName | null },
  { store, channels, clock }: Context,
): Promise<SafeContactShown> {
  const [record, settings, due, afterDrop] = await Promise.all([
    store.reach.record(id),
    store.settings.read(),
    store.followUps.dueIn(id),
    store.afterDrop.standsIn(id),
  ]);
  if (record === null) throw new Error("a contact that is open has a record");
  const known = { record, channel: traitsOf(record, channels), settings, now: clock() };
  return safeContactOf(known, language, due, afterDrop);
}
