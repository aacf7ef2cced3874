import { UserId } from "@holdfast/case-schema";
import type { HeavyCount, OwnCare as Stored } from "@holdfast/db";
import {
  AFTER_CONTACT_MORE_MS,
  breakOffer,
  isCheckInDue,
  OFFERED_BREAK_MS,
  type BreakOffer as Offer,
} from "@holdfast/queue-policy";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";

const BreakReason = builder.enumType("BreakReason", {
  description: "Why a break is offered, as queue-policy names its rules.",
  values: ["Q43_crisis", "Q43_three_heavy"] as const,
});

const BreakOffer = builder.objectRef<Offer>("BreakOffer").implement({
  ...needs("care.keep"),
  fields: (t) => ({
    because: t.expose("because", { type: BreakReason }),
    lengthMs: t.exposeInt("lengthMs"),
  }),
});

const OwnCare = builder
  .objectRef<Pick<Stored, "afterUntil" | "breakUntil"> & { readonly offer: Offer | null }>("OwnCare")
  .implement({
    ...needs("care.keep"),
    description: "What of their shift is for whoever asks alone (A110): nobody else is answered any of it.",
    fields: (t) => ({
      afterUntil: t.expose("afterUntil", {
        type: "Instant",
        nullable: true,
        description: "Until when they have, or had, time to themselves after a contact.",
      }),
      breakUntil: t.expose("breakUntil", {
        type: "Instant",
        nullable: true,
        description: "When the break is over that they accepted. It ends nothing.",
      }),
      offer: t.expose("offer", { type: BreakOffer, nullable: true }),
    }),
  });

const CheckedIn = builder.objectRef<NonNullable<HeavyCount["checkedIn"]>>("CheckedIn").implement({
  ...needs("workload.read"),
  description: "That a lead checked in with somebody: who and when, and nothing of what was said (A120).",
  fields: (t) => ({
    at: t.expose("at", { type: "Instant" }),
    by: t.string({ description: "By name.", resolve: ({ by }) => by.name }),
  }),
});

const HeavyContacts = builder.objectRef<HeavyCount>("HeavyContacts").implement({
  ...needs("workload.read"),
  description:
    "How many heavy contacts (Q40) somebody on shift has had on it, and what else work is moved by (A109).",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Whose." }),
    count: t.exposeInt("count"),
    isCheckInDue: t.boolean({
      description: "Whether whoever asks is prompted to check in with them (Q46): never with themself.",
      resolve: ({ id, since }, _args, { identity }) => id !== identity.userId && isCheckInDue(since),
    }),
    checkedIn: t.field({
      type: CheckedIn,
      nullable: true,
      description: "What a lead said last, where they did.",
      resolve: ({ checkedIn }) => checkedIn,
    }),
    breakEndedAt: t.expose("breakEndedAt", {
      type: "Instant",
      nullable: true,
      description: "When their last break of this shift was over. null: there was none.",
    }),
    consentEndsAt: t.expose("consentEndsAt", {
      type: "Instant",
      nullable: true,
      description:
        "When the first of what somebody agreed to runs out in a case of what they have. null: nothing does within a day.",
    }),
  }),
});

async function ownCare({ store, identity, clock }: Context): Promise<typeof OwnCare.$inferType | null> {
  const [care, standing] = await Promise.all([
    store.care.own(identity.userId),
    store.shifts.of(identity.userId),
  ]);
  if (care === null || standing === null) return null;
  // The console counts by this gateway's clock, and what is kept is by the database's (G596).
  const here = (at: number | null): number | null => (at === null ? null : at + clock() - care.now);
  return {
    afterUntil: here(care.afterUntil),
    breakUntil: here(care.breakUntil),
    // Whoever is on one, or away, is offered none.
    offer: standing.state === "break" || standing.state === "away" ? null : breakOffer(care, care.now),
  };
}

builder.queryFields((t) => ({
  ownCare: t.field({
    ...needs("care.keep"),
    type: OwnCare,
    nullable: true,
    description: "null: not on shift.",
    resolve: (_root, _args, context) => ownCare(context),
  }),
  heavyContacts: t.field({
    ...needs("workload.read"),
    type: [HeavyContacts],
    description: "Of everybody on shift now, and of this shift alone: there is no history.",
    resolve: async (_root, _args, { store, identity }) => [
      ...(await store.care.heavyCounts(identity.userId)),
    ],
  }),
}));

builder.mutationFields((t) => ({
  checkInWith: t.field({
    ...needs("workload.check_in"),
    type: "Boolean",
    description:
      "Says that whoever asks checked in with somebody on shift, or that it needs none. What was said is told to nobody. False: they are on no shift, are whoever asks, or a lead checked in already, and nothing was kept.",
    args: { userId: t.arg.id({ required: true }), isDone: t.arg.boolean({ required: true }) },
    resolve: async (_root, { userId, isDone }, { store, identity }) => {
      const id = UserId.safeParse(userId).data;
      return id !== undefined && store.care.checkIn(id, identity.userId, isDone);
    },
  }),
  endAfterContact: t.field({
    ...needs("care.keep"),
    type: OwnCare,
    nullable: true,
    description: "Ends their own time after a contact.",
    resolve: async (_root, _args, context) => {
      await context.store.care.endAfter(context.identity.userId);
      return ownCare(context);
    },
  }),
  extendAfterContact: t.field({
    ...needs("care.keep"),
    type: OwnCare,
    nullable: true,
    description: "Makes it five minutes longer, as often as they like (Q42).",
    resolve: async (_root, _args, context) => {
      await context.store.care.extendAfter(context.identity.userId, AFTER_CONTACT_MORE_MS);
      return ownCare(context);
    },
  }),
  takeOfferedBreak: t.field({
    ...needs("care.keep"),
    type: OwnCare,
    nullable: true,
    description: "Goes on a break with the length that is offered (Q43).",
    resolve: async (_root, _args, context) => {
      await context.store.care.takeBreak(context.identity.userId, OFFERED_BREAK_MS);
      return ownCare(context);
    },
  }),
  declineBreak: t.field({
    ...needs("care.keep"),
    type: OwnCare,
    nullable: true,
    description: "Says that they want none for what they had (Q44).",
    resolve: async (_root, _args, context) => {
      await context.store.care.declineBreak(context.identity.userId);
      return ownCare(context);
    },
  }),
}));
