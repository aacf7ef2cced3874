import type { FollowUp as InWords, FollowUpFacts } from "@holdfast/db";
import { builder } from "./builder.ts";
import { FollowUpOtherwise, FollowUpState, FollowUpWay } from "./enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

const FollowUpContact = builder.objectRef<FollowUpFacts["contact"]>("FollowUpContact").implement({
  ...needs("queue.read"),
  fields: (t) => ({ id: t.exposeID("id"), number: t.exposeInt("number") }),
});

/** The wire's follow-up under the same names; facts only. */
export const FollowUp = builder.objectRef<FollowUpFacts>("FollowUp").implement({
  ...needs("queue.read"),
  description: "What was agreed with somebody for a time; never the words of it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    contact: t.expose("contact", {
      type: FollowUpContact,
      description:
        "In which it stands: where it was agreed, and once it is due, the open one of that thread.",
    }),
    way: t.expose("way", { type: FollowUpWay }),
    state: t.expose("state", { type: FollowUpState }),
    dueAt: t.expose("dueAt", { type: "Instant" }),
    until: t.expose("until", { type: "Instant", description: "It ends before that." }),
    otherwise: t.expose("otherwise", { type: FollowUpOtherwise }),
    againAt: t.expose("againAt", {
      type: "Instant",
      nullable: true,
      description: "The other time, while it was not tried again.",
    }),
    againUntil: t.expose("againUntil", { type: "Instant", nullable: true }),
    agreedAt: t.expose("agreedAt", { type: "Instant" }),
    agreedBy: t.expose("agreedBy", { type: Staff }),
    changedAt: t.expose("changedAt", { type: "Instant" }),
    changedBy: t.expose("changedBy", {
      type: Staff,
      nullable: true,
      description: "Of its last change; null: the clock's, or their own message's.",
    }),
    isNoted: t.exposeBoolean("isNoted", { description: "Whether a lead knows of a missed one." }),
  }),
});

export const AgreedFollowUp = builder.objectRef<InWords>("AgreedFollowUp").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    facts: t.field({ type: FollowUp, resolve: ({ text: _words, ...facts }) => facts }),
    text: t.exposeString("text", {
      nullable: true,
      description: "What was agreed, for colleagues. Personal data. null when it is damaged.",
    }),
  }),
});
