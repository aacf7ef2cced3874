import { createHmac } from "node:crypto";
import type { ChannelId } from "@holdfast/case-schema";
import type { Keyring } from "@holdfast/db";

/** What one channel may sign with (CH25): its signatures are worth nothing in any other's name, or elsewhere. */
export function channelSignature(
  keyring: Pick<Keyring, "deriveSecret">,
  id: ChannelId,
): (text: string) => Uint8Array {
  const secret = keyring.deriveSecret("channel");
  // An id holds no line break, so no text can make one channel's words look like another's.
  return (text) => createHmac("sha256", secret).update(`${id}\n${text}`).digest();
}
