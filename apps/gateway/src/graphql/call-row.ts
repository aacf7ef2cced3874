import type { CallFacts } from "@holdfast/db";
import { encodeCursor, type Cursor } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { CallDirection, CallLine, CallPhase } from "./call-enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

const EarlierContact = builder.objectRef<NonNullable<CallFacts["follows"]>>("EarlierContact").implement({
  ...needs("queue.read"),
  fields: (t) => ({ id: t.exposeID("id"), number: t.exposeInt("number") }),
});

/** The wire's call under the same names; facts only. */
export const CallRow = builder.objectRef<CallFacts>("CallRow").implement({
  ...needs("queue.read"),
  description: "A call that goes on; never a number or which keys were pressed.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The contact's." }),
    version: t.exposeInt("version", { description: "Of the contact's calls, not of the contact." }),
    phase: t.expose("phase", { type: CallPhase }),
    phaseSince: t.expose("phaseSince", { type: "Instant" }),
    direction: t.expose("direction", { type: CallDirection }),
    line: t.expose("line", { type: CallLine }),
    waitingFrom: t.expose("waitingFrom", {
      type: "Instant",
      description: "Since when they have been waiting, an earlier try of theirs included.",
    }),
    talkingSince: t.expose("talkingSince", {
      type: "Instant",
      nullable: true,
      description: "Since when whoever has it talks with them; null while nobody does.",
    }),
    isBack: t.exposeBoolean("isBack", {
      description: "Whether it lost its advocate, until another one talks with them.",
    }),
    isOnHold: t.exposeBoolean("isOnHold"),
    ringing: t.idList({ description: "Whose device rings.", resolve: ({ ringing }) => [...ringing] }),
    with: t.expose("with", { type: [Staff], description: "Colleagues in it who are heard." }),
    listening: t.expose("listening", { type: [Staff] }),
    hasParty: t.exposeBoolean("hasParty"),
    firstFor: t.expose("firstFor", {
      type: Staff,
      nullable: true,
      description: "Who is asked first: whoever talked with them lately. It binds nobody.",
    }),
    follows: t.expose("follows", {
      type: EarlierContact,
      nullable: true,
      description: "The earlier contact of whoever calls again.",
    }),
    cannotSpeak: t.exposeBoolean("cannotSpeak", {
      description: "Whether they said by a key, while they waited, that they cannot speak.",
    }),
    keys: t.exposeInt("keys", { description: "How many keys they pressed." }),
  }),
});

const CallsState = builder
  .objectRef<{ readonly isCarried: boolean; readonly asOf: Cursor; readonly rows: readonly CallFacts[] }>(
    "CallsState",
  )
  .implement({
    ...needs("queue.read"),
    fields: (t) => ({
      isCarried: t.exposeBoolean("isCarried", { description: "Whether any gateway carries calls just now." }),
      asOf: t.expose("asOf", { type: "Cursor", description: "Follow the queue's stream from here." }),
      rows: t.expose("rows", { type: [CallRow] }),
    }),
  });

builder.queryField("calls", (t) =>
  t.field({
    ...needs("queue.read"),
    type: CallsState,
    resolve: async (_root, _args, { store, calls }) => {
      const [isCarried, { asOf, rows }] = await Promise.all([calls.isCarried(), store.calls.standing()]);
      return { isCarried, asOf: encodeCursor(asOf), rows };
    },
  }),
);
