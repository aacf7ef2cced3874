import type { Answer } from "../api/ask.ts";
import { askProof } from "./proving.ts";

interface Asked {
  readonly done: { readonly __typename: string };
}

/**
 * Asks for what needs a proof (G420): where the gateway wants one, whoever sits here is asked for it, and the very same is asked
 * again. An answer that still wants it: they gave none.
 */
export async function withProof<Data extends Asked>(
  tellIt: () => Promise<Answer<Data>>,
): Promise<Answer<Data>> {
  const answer = await tellIt();
  if (answer.kind !== "data" || answer.data.done.__typename !== "ProveItsYou") return answer;
  return (await askProof()) ? tellIt() : answer;
}
