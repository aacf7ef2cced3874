import type { CallEndings as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

/** How far back endings are counted, in milliseconds. */
const COUNTED_MS = 24 * 60 * 60_000;

interface Counted extends Stored {
  readonly since: number;
  readonly shortMs: number;
}

const CallEndings = builder.objectRef<Counted>("CallEndings").implement({
  ...needs("board.read"),
  description: "How many calls that came in ended in the last 24 hours. Counts alone, and nobody's work.",
  fields: (t) => ({
    since: t.expose("since", { type: "Instant" }),
    answered: t.exposeInt("answered", { description: "Somebody had talked with them." }),
    abandoned: t.exposeInt("abandoned", {
      description: "They hung up while they waited, and not sooner than `shortMs`.",
    }),
    short: t.exposeInt("short", { description: "They hung up sooner than `shortMs`: counted apart." }),
    shortMs: t.exposeInt("shortMs", { description: "The house's setting." }),
  }),
});

builder.queryField("callEndings", (t) =>
  t.field({
    ...needs("board.read"),
    type: CallEndings,
    resolve: async (_root, _args, { store, clock }) => {
      const since = clock() - COUNTED_MS;
      const shortMs = (await store.settings.read()).calls.shortAbandonMs;
      return { since, shortMs, ...(await store.calls.endings(since, shortMs)) };
    },
  }),
);
