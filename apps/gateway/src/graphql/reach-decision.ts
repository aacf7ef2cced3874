import type { ReachLimit as LimitName, ReachLock as LockName } from "@holdfast/case-schema";
import type {
  Because as Reason,
  Hands as HandsNow,
  ReachDecision as Decision,
  Sign,
  Silence as SilenceNow,
} from "@holdfast/contact-policy";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import {
  HandsAsk,
  HandsSign,
  HandsWhom,
  ReachAs,
  ReachContent,
  ReachFlag,
  ReachLimit,
  ReachLock,
  ReachOutcome,
  ReachWayForward,
  SilencePhase,
  Withheld,
} from "./reach-enums.ts";

type Because = Omit<Reason<LockName>, "name"> & { readonly lock?: LockName; readonly limit?: LimitName };

const ReachBecause = builder.objectRef<Because>("ReachBecause").implement({
  ...needs("contact.read"),
  description: "One reason, a lock or a limit, and what can be done.",
  fields: (t) => ({
    lock: t.field({ type: ReachLock, nullable: true, resolve: ({ lock }) => lock ?? null }),
    limit: t.field({ type: ReachLimit, nullable: true, resolve: ({ limit }) => limit ?? null }),
    rule: t.exposeString("rule", { description: "Of packages/contact-policy/SPEC.md." }),
    since: t.expose("since", { type: "Instant", nullable: true }),
    until: t.expose("until", {
      type: "Instant",
      nullable: true,
      description: "When time alone ends it; null when it does not.",
    }),
    ways: t.field({
      type: [ReachWayForward],
      description: "The safest first; never empty.",
      resolve: ({ ways }) => [...ways],
    }),
  }),
});

const Silence = builder.objectRef<SilenceNow>("Silence").implement({
  ...needs("contact.read"),
  description: "How the silence lock stands. What is counted down to is there while it is counted.",
  fields: (t) => ({
    phase: t.expose("phase", { type: SilencePhase }),
    since: t.field({
      type: "Instant",
      nullable: true,
      resolve: (silence) => ("since" in silence ? silence.since : null),
    }),
    countdownAt: t.field({
      type: "Instant",
      nullable: true,
      resolve: (silence) => ("countdownAt" in silence ? silence.countdownAt : null),
    }),
    locksAt: t.field({
      type: "Instant",
      nullable: true,
      resolve: (silence) => ("locksAt" in silence ? silence.locksAt : null),
    }),
  }),
});

const HandsAsked = builder.objectRef<Sign["asks"][number]>("HandsAsked").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    whom: t.expose("whom", { type: HandsWhom }),
    to: t.expose("to", { type: HandsAsk }),
  }),
});

const HandsSignNow = builder.objectRef<Sign>("HandsSignNow").implement({
  ...needs("contact.read"),
  description: "A ground to think that somebody else holds the device; never certainty.",
  fields: (t) => ({
    sign: t.expose("sign", { type: HandsSign }),
    since: t.expose("since", { type: "Instant" }),
    asks: t.field({ type: [HandsAsked], resolve: ({ asks }) => [...asks] }),
  }),
});

const Hands = builder.objectRef<HandsNow>("Hands").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    signs: t.field({
      type: [HandsSignNow],
      description: "The gravest first.",
      resolve: ({ signs }) => [...signs],
    }),
    isConfirmed: t.exposeBoolean("isConfirmed"),
    foldBefore: t.exposeInt("foldBefore", {
      nullable: true,
      description: "Entries whose place is below this one are folded; null: none.",
    }),
    withholds: t.field({ type: [Withheld], resolve: ({ withholds }) => [...withholds] }),
    withholdBefore: t.exposeInt("withholdBefore", {
      nullable: true,
      description: "While history is withheld, entries whose place is below this one are; null: none.",
    }),
  }),
});

/** The one decision on reaching somebody, as codes and instants. */
export const ReachDecision = builder.objectRef<Decision>("ReachDecision").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    outcome: t.expose("outcome", { type: ReachOutcome }),
    as: t.expose("as", { type: ReachAs }),
    locks: t.field({
      type: [ReachBecause],
      description: "The gravest first; empty unless locked.",
      resolve: (decision) =>
        decision.outcome === "locked"
          ? decision.locks.map(({ name, ...rest }): Because => ({ ...rest, lock: name }))
          : [],
    }),
    limits: t.field({
      type: [ReachBecause],
      description: "The gravest first; there also when the words are among those that may be sent.",
      resolve: ({ limits }) => limits.map(({ name, ...rest }): Because => ({ ...rest, limit: name })),
    }),
    only: t.field({
      type: [ReachContent],
      nullable: true,
      description: "Which words may be sent; null: any.",
      resolve: ({ only }) => (only === null ? null : [...only]),
    }),
    flags: t.field({ type: [ReachFlag], resolve: ({ flags }) => [...flags] }),
    silence: t.expose("silence", { type: Silence }),
    hands: t.expose("hands", { type: Hands }),
    changesAt: t.expose("changesAt", {
      type: "Instant",
      nullable: true,
      description: "When to ask again though nothing happens; null: never.",
    }),
  }),
});
