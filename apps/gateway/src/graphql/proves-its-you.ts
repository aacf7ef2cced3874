import type { ProvingAsker } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";

/** Whoever asked has to prove it is them before this is done (G420). Says only how long a proof holds. */
export const ProveItsYou = builder.objectRef<{ readonly withinMs: number }>("ProveItsYou").implement({
  ...needs("self.read"),
  description:
    "Nothing was done: the session has not proved lately whose it is. Once it has, by POST /api/auth/prove/password, the same may be asked again.",
  fields: (t) => ({ withinMs: t.exposeFloat("withinMs", { description: "For how long a proof holds." }) }),
});

/** Who lets something of a case leave, in the session they ask in. */
export function provingAsker(context: Context): ProvingAsker {
  const { identity, provedWithinMs: withinMs } = context;
  return { ...caseAsker(context, "change"), proof: { sessionId: identity.sessionId, withinMs } };
}
