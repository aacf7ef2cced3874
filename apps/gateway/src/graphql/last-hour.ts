import type { LastHour as Stored } from "@holdfast/db";
import { sharedCount } from "../last-hour/shared-count.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

const LastHour = builder.objectRef<Stored>("LastHour").implement({
  ...needs("last_hour.read"),
  description: "What came and was answered in the last hour: counts of all together, and nobody's work.",
  fields: (t) => ({
    at: t.expose("at", { type: "Instant", description: "Its end." }),
    answered: t.exposeInt("answered", { description: "Who waited and was taken by somebody." }),
    left: t.exposeInt("left", {
      description:
        "Whose call ended while they waited, whoever hung up at once, by the house's setting, not among them.",
    }),
    medianWaitMs: t.exposeInt("medianWaitMs", {
      nullable: true,
      description: "Of those who were taken; null: there was none.",
    }),
    arrivals: t.field({
      type: ["Int"],
      description: "How many contacts began in each five minutes, the oldest first: twelve.",
      resolve: ({ arrivals }) => [...arrivals],
    }),
  }),
});

builder.queryField("lastHour", (t) =>
  t.field({
    ...needs("last_hour.read"),
    type: LastHour,
    description: "Counted at most once in 15 seconds, whoever asks.",
    resolve: async (_root, _args, { store, clock }) =>
      sharedCount(store.lastHour, clock, (await store.settings.read()).calls.shortAbandonMs),
  }),
);
