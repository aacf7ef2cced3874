import type { PeopleStore } from "@holdfast/db";
import type { Identity } from "../sessions/live-sessions.ts";

/** What asking for a proof of a download needs. */
export interface ProofAsked {
  readonly people: Pick<PeopleStore, "isProved">;
  /** How long ago a session may have proved whose it is (G420). */
  readonly provedWithinMs: number;
}

/** How a download is refused that nobody has proved to be theirs to keep: nothing was handed out, and the same may be asked again. */
const PROOF_WANTED_STATUS = 428;

/** `null`: the session has proved lately whose it is (G493); else what it is answered. */
export async function askProof(
  { people, provedWithinMs: withinMs }: ProofAsked,
  { userId, sessionId }: Identity,
): Promise<Response | null> {
  if (await people.isProved(userId, { sessionId, withinMs })) return null;
  const headers = { "cache-control": "no-store" };
  return Response.json({ kind: "prove_it_is_you", withinMs }, { status: PROOF_WANTED_STATUS, headers });
}
