import { ContactId } from "@holdfast/case-schema";
import type { LiftAsk as Stored, LiftAskAnswer } from "@holdfast/db";
import { LIFT_MS } from "@holdfast/contact-policy";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { LiftAnswer, ReachLock } from "./reach-enums.ts";
import { Staff } from "./staff.ts";

const Answer = builder.objectRef<LiftAskAnswer>("LiftAskAnswer").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    kind: t.expose("kind", { type: LiftAnswer }),
    by: t.expose("by", { type: Staff }),
    at: t.expose("at", { type: "Instant" }),
    until: t.field({
      type: "Instant",
      nullable: true,
      description: "Of a lift: until when it holds, unless a message uses it up before.",
      resolve: ({ kind, at }) => (kind === "lifted" ? at + LIFT_MS : null),
    }),
    reason: t.exposeString("reason", {
      nullable: true,
      description: "Why it was declined. Personal data. null: lifted, or damaged",
    }),
  }),
});

/** That whoever has a contact asked a lead to lift what locks it. */
const LiftAsk = builder.objectRef<Stored>("LiftAsk").implement({
  ...needs("contact.read"),
  description: "That whoever has the contact asked a lead to lift what locks it, and what was answered.",
  fields: (t) => ({
    id: t.exposeID("id"),
    by: t.expose("by", { type: Staff }),
    at: t.expose("at", { type: "Instant" }),
    locks: t.field({ type: [ReachLock], resolve: ({ locks }) => [...locks] }),
    reason: t.exposeString("reason", { nullable: true, description: "Personal data. null: damaged" }),
    answer: t.expose("answer", { type: Answer, nullable: true, description: "null: not answered yet" }),
  }),
});

builder.queryField("liftAsk", (t) =>
  t.field({
    ...needs("contact.read"),
    type: LiftAsk,
    nullable: true,
    description:
      "What whoever has a contact asked of leads, read with it; null where they ask for nothing, or it came to nothing.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId }, { store }) => {
      const known = ContactId.safeParse(contactId);
      return known.success ? store.liftAsks.standing(known.data) : null;
    },
  }),
);
