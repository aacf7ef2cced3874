import type { UnreadableMessage as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

/** How many are shown at once. */
const SHOWN = 200;

const UnreadableMessage = builder.objectRef<Stored>("UnreadableMessage").implement({
  ...needs("contact.read"),
  description: "A message that could not be read, or not whole. Among its files is the message as it came.",
  fields: (t) => ({
    messageId: t.exposeID("messageId"),
    contactId: t.exposeID("contactId"),
    contactNumber: t.exposeInt("contactNumber"),
    channel: t.exposeString("channel"),
    at: t.expose("at", { type: "Instant" }),
    isWhole: t.exposeBoolean("isWhole", {
      description: "Whether nothing of it could be read; else it was read in part.",
    }),
    hasSource: t.exposeBoolean("hasSource", { description: "Whether it is kept as it came." }),
  }),
});

builder.queryField("unreadable", (t) =>
  t.field({
    ...needs("contact.read"),
    type: [UnreadableMessage],
    description: "What could not be read, the newest first.",
    resolve: (_root, _args, { store }) => store.mails.unreadable(SHOWN),
  }),
);
