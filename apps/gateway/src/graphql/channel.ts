import { builder } from "./builder.ts";
import type { OpenChannel } from "./context.ts";
import { Medium } from "./enums.ts";
import { needs } from "./needs.ts";

const Channel = builder.objectRef<OpenChannel>("Channel").implement({
  ...needs("queue.read"),
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.exposeString("title"),
    medium: t.field({ type: Medium, resolve: ({ traits }) => traits.medium }),
    maxLength: t.int({
      nullable: true,
      description: "Longest answer in UTF-16 code units.",
      resolve: ({ traits }) => traits.maxLength,
    }),
    fetched: t.boolean({
      description: "Whether the person fetches answers when they choose, instead of having them pushed.",
      resolve: ({ traits }) => traits.delivery === "fetched",
    }),
  }),
});

builder.queryField("channels", (t) =>
  t.field({ ...needs("queue.read"), type: [Channel], resolve: (_root, _args, { channels }) => channels }),
);
