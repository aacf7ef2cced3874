import { Language as LanguageCode } from "@holdfast/case-schema";
import type { QueueRow as Row } from "@holdfast/wire";
import { takeNext } from "../routing/take-next.ts";
import type { Hindering, WhyNone } from "../routing/why-none.ts";
import { builder } from "./builder.ts";
import { Language, Medium } from "./enums.ts";
import { needs } from "./needs.ts";
import { QueueRow } from "./queue.ts";
import { tagged, tagOf } from "./tagged.ts";

export const HindranceRule = builder.enumType("HindranceRule", {
  description: "What keeps contacts from somebody, as queue-policy names its rules.",
  values: [
    "Q51_presence",
    "Q52_not_their_channel",
    "Q52_channel_paused",
    "Q53_language",
    "Q54_on_a_call",
    "Q55_texts",
    "Q55_letters",
    "Q56_crisis_call",
    "Q57_long_shift",
    "Q69_refused",
    "Q89_other_queue",
  ] as const,
});

const StandingToNew = builder.enumType("StandingToNew", {
  description: "How somebody stands towards what is new.",
  values: ["available", "on_contact", "wrap_up", "break", "consult_only", "away", "off"] as const,
});

const Hindrance = builder.objectRef<Hindering>("Hindrance").implement({
  ...needs("contact.claim"),
  description:
    "One thing that keeps contacts from whoever asks, and how many. Never that they are barred (A92).",
  fields: (t) => ({
    rule: t.field({ type: HindranceRule, resolve: ({ hindrance }) => hindrance.rule }),
    count: t.exposeInt("count"),
    presence: t.field({
      type: StandingToNew,
      nullable: true,
      resolve: ({ hindrance }) => ("presence" in hindrance ? hindrance.presence : null),
    }),
    medium: t.field({
      type: Medium,
      nullable: true,
      resolve: ({ hindrance }) => ("medium" in hindrance ? hindrance.medium : null),
    }),
    language: t.field({
      type: Language,
      nullable: true,
      resolve: ({ hindrance }) => ("language" in hindrance ? LanguageCode.parse(hindrance.language) : null),
    }),
    limit: t.int({
      nullable: true,
      description: "How many they have at most.",
      resolve: ({ hindrance }) => ("limit" in hindrance ? hindrance.limit : null),
    }),
  }),
});

const NextTaken = builder
  .objectRef<{ readonly row: Row }>("NextTaken")
  .implement({ ...needs("contact.claim"), fields: (t) => ({ row: t.expose("row", { type: QueueRow }) }) });

const NothingForYou = builder
  .objectRef<WhyNone & { readonly isTakenMeanwhile: boolean }>("NothingForYou")
  .implement({
    ...needs("contact.claim"),
    fields: (t) => ({
      waiting: t.exposeInt("waiting", { description: "How many wait." }),
      isTakenMeanwhile: t.exposeBoolean("isTakenMeanwhile", {
        description: "Some were for them, and colleagues were quicker.",
      }),
      because: t.field({
        type: [Hindrance],
        description: "What keeps most of them first.",
        resolve: ({ because }) => [...because],
      }),
    }),
  });

const TakeNextResult = builder.unionType("TakeNextResult", {
  types: [NextTaken, NothingForYou],
  resolveType: tagOf,
});

builder.mutationField("takeNextContact", (t) =>
  t.field({
    ...needs("contact.claim"),
    type: TakeNextResult,
    description: "Gives whoever asks the first in the queue of what may be offered to them (Q63).",
    resolve: async (_root, _args, { store, identity }) => {
      const next = await takeNext(store, identity.userId);
      return next.kind === "taken" ? tagged("NextTaken", next) : tagged("NothingForYou", next);
    },
  }),
);
