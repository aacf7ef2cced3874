import { PROOF_WANTED, tellAuth, type AuthAnswer } from "../api/tell-auth.ts";
import { isProofOver, learnProof } from "./proof-known.ts";
import { askProof } from "./proving.ts";

/** What came of telling sign-in something that wants a proof. `unproved`: whoever sits here gave none, and nothing was changed. */
export type ProvedAuthAnswer = AuthAnswer | { readonly kind: "unproved" };

const CHANGE_PASSWORD = "/change-password";

/**
 * Tells sign-in what changes how somebody signs in (G510), as `withProof` tells GraphQL. `password`: as they typed it for this, so that
 * nobody types it twice; whoever signs in with a code types that.
 */
export async function tellAuthProved(
  path: string,
  told: object,
  password: string | null = null,
): Promise<ProvedAuthAnswer> {
  // All but a password is changed by a factor of theirs, where they have one.
  const ofFactor = path !== CHANGE_PASSWORD;
  if (isProofOver() && !(await askProof(password, ofFactor))) return { kind: "unproved" };
  let answer = await tellAuth(path, told);
  if (answer.kind === "refused" && answer.code === PROOF_WANTED) {
    if (!(await askProof(password, ofFactor))) return { kind: "unproved" };
    answer = await tellAuth(path, told);
  }
  // What changes how somebody signs in may go on in a new session, which has just been proved.
  if (answer.kind === "done") await learnProof();
  return answer;
}
