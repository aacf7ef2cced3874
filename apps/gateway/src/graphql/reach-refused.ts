import type { ReachDecision as Decision } from "@holdfast/contact-policy";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { ReachDecision } from "./reach-decision.ts";

/** Why words may not reach them now. */
export const ReachRefused = builder.objectRef<{ readonly decision: Decision }>("ReachRefused").implement({
  ...needs("contact.answer"),
  description: "These words may not reach them now. Nothing was kept of them.",
  fields: (t) => ({ decision: t.expose("decision", { type: ReachDecision }) }),
});
