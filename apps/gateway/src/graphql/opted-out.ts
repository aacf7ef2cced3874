import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

/** What stands in the way of answering somebody who said stop. */
export const OptedOut = builder.objectRef<{ readonly since: number | null }>("OptedOut").implement({
  ...needs("contact.answer"),
  description: "The address takes no more messages from us.",
  fields: (t) => ({ since: t.expose("since", { type: "Instant", nullable: true }) }),
});
