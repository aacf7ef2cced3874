import { createHmac } from "node:crypto";
import type { Keyring } from "@holdfast/db";

/** Where a request to `/healthz` may put a challenge, and the answer its proof. */
export const CHALLENGE_HEADER = "x-holdfast-challenge";
export const PROOF_HEADER = "x-holdfast-proof";

/** What may be proved: 16 bytes in hexadecimal, so that nobody has a text of theirs signed here. */
const CHALLENGE = /^[0-9a-f]{32}$/;

/** Shows that whoever answers holds this house's master key, and nothing of it; `null` when that is no challenge. */
export function proofOf(keyring: Pick<Keyring, "deriveSecret">, challenge: string): string | null {
  if (!CHALLENGE.test(challenge)) return null;
  return createHmac("sha256", keyring.deriveSecret("proof")).update(challenge).digest("hex");
}
