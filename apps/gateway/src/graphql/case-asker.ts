import { decideCase, decideFiling, type CaseDeed } from "@holdfast/access-policy";
import type { CaseAsker, Filer } from "@holdfast/db";
import type { Context } from "./context.ts";

/** Who asks, judged by the access policy inside the transaction that it is about (A49 to A52). */
export function caseAsker({ identity }: Context, deed: CaseDeed): CaseAsker {
  return { id: identity.userId, may: (relation) => decideCase(relation, deed).allowed };
}

/** Who files a contact: judged by what they are to it, and to the case (A53). */
export function caseFiler(context: Context): Filer {
  return { ...caseAsker(context, "change"), mayFile: (standing) => decideFiling(standing).allowed };
}
