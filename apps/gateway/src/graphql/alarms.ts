import { Uuid } from "@holdfast/case-schema";
import type { AlarmShown } from "@holdfast/db";
import { ALARM_KINDS } from "@holdfast/rota";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { RotaPerson } from "./rota-types.ts";
import { tagged, tagOf } from "./tagged.ts";

const AlarmKind = builder.enumType("AlarmKind", { values: ALARM_KINDS });

const Alarm = builder.objectRef<AlarmShown>("Alarm").implement({
  ...needs("alarm.see"),
  description:
    "What whoever is on call is told of outside of the house: since when, and nothing of whom it is about.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: AlarmKind }),
    since: t.expose("since", { type: "Instant" }),
    acknowledgedAt: t.expose("acknowledgedAt", { type: "Instant", nullable: true }),
    acknowledgedBy: t.field({
      type: RotaPerson,
      nullable: true,
      description:
        "Whoever said that they see to it: nobody is told of it any more, of danger for as long as that counts (RO18).",
      resolve: ({ acknowledgedBy }) => acknowledgedBy,
    }),
    isYours: t.exposeBoolean("isTheirs", {
      description: "Whether the asker was told of it, and says that they see to it whatever their role.",
    }),
    told: t.exposeInt("told", { description: "How many people were told, or are about to be." }),
    notSent: t.exposeInt("notSent", { description: "How often it did not leave, or is not known to have." }),
    version: t.exposeInt("version"),
  }),
});

builder.queryField("alarms", (t) =>
  t.field({
    ...needs("alarm.see"),
    type: [Alarm],
    description: "Those that stand, the most pressing first, at most 100.",
    resolve: async (_root, _args, { store, identity }) => [...(await store.alarms.standing(identity.userId))],
  }),
);

const Acknowledged = builder
  .objectRef<{ readonly id: string }>("AlarmAcknowledged")
  .implement({ ...needs("alarm.see"), fields: (t) => ({ id: t.exposeID("id") }) });

const NotYours = builder.objectRef<{ readonly id: string }>("AlarmNotYours").implement({
  ...needs("alarm.see"),
  description: "The asker is no shift lead, and was not told of it.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const AcknowledgeResult = builder.unionType("AcknowledgeAlarmResult", {
  types: [Acknowledged, NotYours, NotFound],
  resolveType: tagOf,
});

builder.mutationField("acknowledgeAlarm", (t) =>
  t.field({
    ...needs("alarm.see"),
    type: AcknowledgeResult,
    description:
      "Says that the asker sees to it: nobody is told of it any more (RO13), of danger for as long as that counts (RO18).",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const given = Uuid.safeParse(id);
      const kind = given.success ? await store.alarms.acknowledge(given.data, identity.userId) : "not_found";
      switch (kind) {
        case "acknowledged":
          return tagged("AlarmAcknowledged", { id });
        case "not_yours":
          return tagged("AlarmNotYours", { id });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);
