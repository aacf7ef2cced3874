import { Uuid } from "@holdfast/case-schema";
import type { SurgeSwitch, SurgeTurned } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { RotaPerson } from "./rota-types.ts";
import { tagged, tagOf } from "./tagged.ts";

const SurgeKind = builder.enumType("SurgeKind", { values: ["page"] as const });

const Surge = builder.objectRef<SurgeSwitch>("Surge").implement({
  ...needs("surge.see"),
  description: "What a lead turned on for a while: `page` has whoever is on call told that they are needed.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: SurgeKind }),
    at: t.expose("at", { type: "Instant" }),
    by: t.field({ type: RotaPerson, resolve: ({ by }) => by }),
    endsAt: t.expose("endsAt", { type: "Instant", description: "When it ends by itself." }),
  }),
});

builder.queryField("surges", (t) =>
  t.field({
    ...needs("surge.see"),
    type: [Surge],
    description: "What is on.",
    resolve: async (_root, _args, { store }) => [...(await store.surge.on())],
  }),
);

const Turned = builder
  .objectRef<{ readonly id: string }>("SurgeTurned")
  .implement({ ...needs("surge.turn"), fields: (t) => ({ id: t.exposeID("id") }) });

const NotTurned = builder.objectRef<{ readonly isOn: boolean }>("SurgeNotTurned").implement({
  ...needs("surge.turn"),
  description: "One of its kind is on; or else its end is past or more than twelve hours away.",
  fields: (t) => ({ isOn: t.exposeBoolean("isOn") }),
});

const SurgeResult = builder.unionType("SurgeResult", {
  types: [Turned, NotTurned, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  turnOnSurge: t.field({
    ...needs("surge.turn"),
    type: SurgeResult,
    description: "Turns it on until its end, which comes by itself. Once under its id.",
    args: {
      id: t.arg.id({ required: true }),
      kind: t.arg({ type: SurgeKind, required: true }),
      endsAt: t.arg({ type: "Instant", required: true }),
    },
    resolve: async (_root, { id, kind, endsAt }, { store, identity }) => {
      const given = Uuid.safeParse(id);
      if (!given.success) return tagged("NotFound", { id });
      return answerOf(id, await store.surge.turnOn({ id: given.data, kind, by: identity.userId, endsAt }));
    },
  }),
  turnOffSurge: t.field({
    ...needs("surge.turn"),
    type: SurgeResult,
    description: "Turns it off before its end, whoever turned it on.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const given = Uuid.safeParse(id);
      return answerOf(
        id,
        given.success ? await store.surge.turnOff(given.data, identity.userId) : "not_found",
      );
    },
  }),
}));

function answerOf(id: string, turned: SurgeTurned) {
  switch (turned) {
    case "done":
      return tagged("SurgeTurned", { id });
    case "is_on":
    case "not_a_time":
      return tagged("SurgeNotTurned", { isOn: turned === "is_on" });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
