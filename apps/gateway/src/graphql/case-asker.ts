import { decideCase, decideFiling, type CaseAct } from "@holdfast/access-policy";
import type { CaseAsker, Filer } from "@holdfast/db";
import type { Context } from "./context.ts";

/** Who asks, judged by the access policy inside the transaction that it is about (A49 to A52). */
export function caseAsker({ identity, clock }: Pick<Context, "identity" | "clock">, act: CaseAct): CaseAsker {
  const at = clock();
  return { id: identity.userId, act, at, may: (relation) => decideCase(relation, act, at).allowed };
}

/** Who files a contact: judged by what they are to it, and to the case (A53). */
export function caseFiler(context: Context): Filer {
  const asker = caseAsker(context, "change");
  return { ...asker, mayFile: (standing) => decideFiling(standing, asker.at).allowed };
}
