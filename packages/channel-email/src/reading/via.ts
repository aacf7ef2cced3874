import { ourAddressOf } from "../threading/our-addresses.ts";
import type { House } from "../threading/our-names.ts";
import type { ReadMail } from "./read-mail.ts";

/**
 * At which of our addresses somebody wrote to us, as the settings write it: what they see of us in To, else in Cc, else what
 * the envelope and the servers on the way say. `null` when none of ours is named.
 */
export function viaOf(
  { to, cc, recipients }: Pick<ReadMail, "to" | "cc" | "recipients">,
  { addresses }: Pick<House, "addresses">,
): string | null {
  const seen = [...to, ...cc].flatMap(({ address }) => address ?? []);
  for (const address of [...seen, ...recipients]) {
    const ours = ourAddressOf(address, addresses);
    if (ours !== null) return ours;
  }
  return null;
}
