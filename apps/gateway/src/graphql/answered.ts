import type { ReachDecision } from "@holdfast/contact-policy";
import type { Answered } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { tagged } from "./tagged.ts";

export const MessageQueued = builder
  .objectRef<{ readonly version: number }>("MessageQueued")
  .implement({ ...needs("contact.answer"), fields: (t) => ({ version: t.exposeInt("version") }) });

export const ContactClosed = builder.objectRef<{ readonly at: number | null }>("ContactClosed").implement({
  ...needs("contact.answer"),
  fields: (t) => ({ at: t.expose("at", { type: "Instant", nullable: true }) }),
});

/** What whoever sent is told of what came of it. */
export function answered(
  outcome: Answered<ReachDecision>,
  { id, closedAt }: { readonly id: string; readonly closedAt: number | null },
) {
  switch (outcome.kind) {
    case "queued":
      return tagged("MessageQueued", outcome);
    case "not_holder":
      return tagged("NotHolder", outcome);
    case "closed":
      return tagged("ContactClosed", { at: closedAt });
    case "refused":
      return tagged("ReachRefused", { decision: outcome.refusal });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
