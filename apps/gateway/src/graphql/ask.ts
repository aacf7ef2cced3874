import type { Ask as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { AskAnswer } from "./enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

/** That somebody asked for a contact, and what came of it. */
export const Ask = builder.objectRef<Stored>("Ask").implement({
  ...needs("queue.read"),
  fields: (t) => ({
    id: t.exposeID("id", { description: "The contact's." }),
    by: t.expose("by", { type: Staff }),
    of: t.exposeID("of", { description: "Whoever has the contact; the asking stands while they have it." }),
    heldSince: t.expose("heldSince", { type: "Instant" }),
    at: t.expose("at", {
      type: "Instant",
      description: "When it was asked; anew, no sooner than two minutes after.",
    }),
    answer: t.expose("answer", { type: AskAnswer, nullable: true }),
    version: t.exposeInt("version"),
  }),
});
