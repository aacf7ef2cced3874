import type { PeopleStore } from "@holdfast/db";
import type { Identity } from "../sessions/live-sessions.ts";

/** What asking for a proof of a download needs. */
export interface ProofAsked {
  readonly people: Pick<PeopleStore, "isProved">;
  /** How long ago a session may have proved whose it is (G420). */
  readonly provedWithinMs: number;
}

/** What asking for a proof of what changes how somebody signs in needs. */
export interface FactorProofAsked {
  readonly people: Pick<PeopleStore, "isProved" | "isFactorProved">;
  readonly provedWithinMs: number;
  /** The directory whose second factor counts, as sign-in names it; `null`: none. */
  readonly factorDirectory: string | null;
}

/** How a download is refused that nobody has proved to be theirs to keep: nothing was handed out, and the same may be asked again. */
const PROOF_WANTED_STATUS = 428;

/** `null`: the session has proved lately whose it is (G493); else what it is answered. */
export async function askProof(
  { people, provedWithinMs: withinMs }: ProofAsked,
  { userId, sessionId }: Identity,
): Promise<Response | null> {
  return (await people.isProved(userId, { sessionId, withinMs })) ? null : proofWanted(withinMs);
}

/** The same for what changes how they sign in: by a factor of theirs where they have one (G516). */
export async function askFactorProof(
  { people, provedWithinMs: withinMs, factorDirectory }: FactorProofAsked,
  { userId, sessionId }: Identity,
): Promise<Response | null> {
  const proof = { sessionId, withinMs, factorDirectory };
  return (await people.isFactorProved(userId, proof)) ? null : proofWanted(withinMs);
}

function proofWanted(withinMs: number): Response {
  const headers = { "cache-control": "no-store" };
  return Response.json({ kind: "prove_it_is_you", withinMs }, { status: PROOF_WANTED_STATUS, headers });
}
