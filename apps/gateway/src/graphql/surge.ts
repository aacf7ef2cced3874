import { Uuid } from "@holdfast/case-schema";
import type { SurgeSwitch, SurgeTurned } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { RotaPerson } from "./rota-types.ts";
import { tagged, tagOf } from "./tagged.ts";

const SurgeKind = builder.enumType("SurgeKind", {
  values: ["page", "longer_wait", "holding_text", "overflow"] as const,
});

const Surge = builder.objectRef<SurgeSwitch>("Surge").implement({
  ...needs("surge.see"),
  description:
    "What a lead turned on for a while. `page`: whoever is on call is told that they are needed. `longer_wait`: whoever waits is told of a longer wait. `holding_text`: they get one neutral text. `overflow`: they are told of a partner's line.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: SurgeKind }),
    at: t.expose("at", { type: "Instant" }),
    by: t.field({ type: RotaPerson, resolve: ({ by }) => by }),
    endsAt: t.expose("endsAt", { type: "Instant", description: "When it ends by itself." }),
    afterMs: t.exposeInt("afterMs", {
      nullable: true,
      description: "Whoever waits for longer than this; null: how long does not matter.",
    }),
    behind: t.exposeInt("behind", {
      nullable: true,
      description: "Whoever has so many others before them; null: how many does not matter.",
    }),
    partnerNumber: t.string({
      nullable: true,
      description: "Of `overflow`, the number of the partner's line: for whoever asks for it.",
      resolve: async ({ kind }, _args, { store }) =>
        kind === "overflow" ? (await store.settings.read()).surge.partnerNumber : null,
    }),
    partnerAtOnce: t.int({
      nullable: true,
      description: "Of `overflow`, how many callers may be put through there at once.",
      resolve: async ({ kind }, _args, { store }) =>
        kind === "overflow" ? (await store.settings.read()).surge.partnerAtOnce : null,
    }),
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

interface NotTurnedBecause {
  readonly isOn: boolean;
  readonly hasNoNumber: boolean;
}

const NotTurned = builder.objectRef<NotTurnedBecause>("SurgeNotTurned").implement({
  ...needs("surge.turn"),
  description:
    "One of its kind is on; or no partner's number is kept, of which whoever waits would be told; or else its end is past or more than twelve hours away, or its bounds are none that its kind takes.",
  fields: (t) => ({ isOn: t.exposeBoolean("isOn"), hasNoNumber: t.exposeBoolean("hasNoNumber") }),
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
      afterMs: t.arg.int({ description: "From one minute to an hour, for what is said to whoever waits." }),
      behind: t.arg.int({ description: "From 1 to 500, of `overflow` alone." }),
    },
    resolve: async (_root, { id, kind, endsAt, afterMs, behind }, { store, identity }) => {
      const given = Uuid.safeParse(id);
      if (!given.success) return tagged("NotFound", { id });
      if (kind === "overflow" && (await store.settings.read()).surge.partnerNumber === null)
        return tagged("SurgeNotTurned", { isOn: false, hasNoNumber: true });
      const bounds = { afterMs: afterMs ?? null, behind: behind ?? null };
      const by = identity.userId;
      return answerOf(id, await store.surge.turnOn({ id: given.data, kind, by, endsAt, ...bounds }));
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
      return tagged("SurgeNotTurned", { isOn: turned === "is_on", hasNoNumber: false });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
