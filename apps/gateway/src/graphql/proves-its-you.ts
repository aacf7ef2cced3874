import type { FactorProof, Proof, ProvingAsker } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";

/** Whoever asked has to prove it is them before this is done (G420). Says only how long a proof holds. */
export const ProveItsYou = builder.objectRef<{ readonly withinMs: number }>("ProveItsYou").implement({
  ...needs("self.read"),
  description:
    "Nothing was done: the session has not proved lately whose it is. Once it has, by POST /api/auth/prove/password, the same may be asked again. What changes passkeys or the directory of whoever has a second factor wants that factor shown (ofFactor).",
  fields: (t) => ({ withinMs: t.exposeFloat("withinMs", { description: "For how long a proof holds." }) }),
});

/** In which session somebody asks, and how long ago it may have proved whose it is. */
export function proofIn({ identity, provedWithinMs }: Pick<Context, "identity" | "provedWithinMs">): Proof {
  return { sessionId: identity.sessionId, withinMs: provedWithinMs };
}

/** The same, of whoever changes how they sign in: by a factor of theirs where they have one (G516). */
export function factorProofIn(
  context: Pick<Context, "identity" | "provedWithinMs" | "factorDirectory">,
): FactorProof {
  return { ...proofIn(context), factorDirectory: context.factorDirectory };
}

/** Who lets something of a case leave, in the session they ask in. */
export function provingAsker(context: Context): ProvingAsker {
  return { ...caseAsker(context, "change"), proof: proofIn(context) };
}

builder.queryField("provedUntil", (t) =>
  t.field({
    ...needs("self.read"),
    type: "Instant",
    nullable: true,
    description:
      "Until when the asker's session counts as proved: from then on, what lets something leave is ProveItsYou.",
    resolve: async (_root, _args, { store, identity: { userId, sessionId }, provedWithinMs }) => {
      const at = await store.people.provedAt(userId, sessionId);
      return at === null ? null : at + provedWithinMs;
    },
  }),
);
