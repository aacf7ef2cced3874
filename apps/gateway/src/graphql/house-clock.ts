import type { TimeStands } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

const HouseClock = builder.objectRef<TimeStands>("HouseClock").implement({
  ...needs("board.read"),
  description: "How the clock of the gateway that answers stands.",
  fields: (t) => ({
    aheadSeconds: t.int({
      description: "How far it is ahead of the database's; behind, when negative.",
      resolve: ({ aheadMs }) => Math.round(aheadMs / 1000),
    }),
    doubt: t.string({
      nullable: true,
      description: "Why nothing is forgotten in time, as a code; null: the clocks of the house are believed.",
      resolve: ({ doubt }) => doubt?.why ?? null,
    }),
  }),
});

builder.queryField("houseClock", (t) =>
  t.field({
    ...needs("board.read"),
    type: HouseClock,
    resolve: async (_root, _args, { store }) => store.houseTime.look(),
  }),
);
