import type { Answer } from "../api/ask.ts";
import { isProofOver } from "./proof-known.ts";
import { askProof } from "./proving.ts";

interface Asked {
  readonly done: { readonly __typename: string };
}

/** What came of telling the gateway something that wants a proof. `unproved`: whoever sits here gave none, and nothing was done. */
export type ProvedAnswer<Data> = Answer<Data> | { readonly kind: "unproved" };

/**
 * Tells what needs a proof (G420). Whoever sits here is asked for it as they press, where the last one is known to be over; and where
 * only the gateway knows that it is, the very same is told again once it is given. `asksFirst`: false where nothing may wait for it. `ofFactor`: it
 * changes how they sign in.
 */
export async function withProof<Data extends Asked>(
  tellIt: () => Promise<Answer<Data>>,
  asksFirst = true,
  ofFactor = false,
): Promise<ProvedAnswer<Data>> {
  if (asksFirst && isProofOver() && !(await askProof(null, ofFactor))) return { kind: "unproved" };
  const answer = await tellIt();
  if (answer.kind !== "data" || answer.data.done.__typename !== "ProveItsYou") return answer;
  return (await askProof(null, ofFactor)) ? tellIt() : { kind: "unproved" };
}
