import type { UserId } from "@holdfast/case-schema";
import type { AuditStore, PasskeyStore } from "@holdfast/db";
import { signedBy } from "./ceremonies.ts";
import type { Challenges } from "./challenges.ts";
import type { Signed } from "./key-response.ts";
import type { RelyingParty } from "./relying-party.ts";

export interface PasskeyParts {
  readonly rp: RelyingParty;
  readonly passkeys: PasskeyStore;
  readonly audit: Pick<AuditStore, "note">;
}

/**
 * Whose passkey has signed what was asked for that purpose; `null`: nobody's. One that counts no further than before is one of two:
 * it is refused, which the audit is told (G424).
 */
export async function usePasskey(
  { rp, passkeys, audit }: PasskeyParts,
  challenges: Challenges,
  purpose: string,
  response: Signed,
): Promise<UserId | null> {
  const passkey = await passkeys.find(response.id);
  if (passkey === null) return null;
  const counter = await signedBy(rp, challenges, purpose, { response, passkey });
  if (counter === null) return null;
  if (await passkeys.use(passkey.id, counter)) return passkey.userId;
  await audit.note({
    by: passkey.userId,
    deed: "tried",
    thing: "session",
    subjectId: passkey.id,
    contactId: null,
    refusal: "copied_key",
  });
  return null;
}
