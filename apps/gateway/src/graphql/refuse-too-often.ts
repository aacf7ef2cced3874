import { graphqlRefusal } from "../http/refusal.ts";
import type { Identity } from "../sessions/live-sessions.ts";
import type { Services } from "./context.ts";
import type { AskedTooOften } from "./question-measure.ts";

/**
 * What somebody is answered who asks too often (G515). Said to the audit once for each stretch of time in which they do: a row for each
 * would be a flood itself.
 */
export async function refuseTooOften(
  { store }: { readonly store: Pick<Services["store"], "audit"> },
  { userId }: Identity,
  { isFirst, againInS }: AskedTooOften,
): Promise<Response> {
  if (isFirst)
    await store.audit.refused({
      by: userId,
      thing: "house",
      refusal: "too_often",
      facts: { path: "graphql" },
    });
  return graphqlRefusal("too_often", "TOO_OFTEN", { "retry-after": String(againInS) });
}
