import { comparedAddress, type Medium } from "@holdfast/case-schema";
import { openDetail } from "../sealing/detail.ts";
import type { Owner } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";

/** What a contact's address is compared by; `null`: it has none that can be compared, or it is damaged. */
export function contactAddress(
  { keyring }: Pick<Inside, "keyring">,
  owner: Owner,
  { medium, detail }: { readonly medium: Medium; readonly detail: Buffer },
): Buffer | null {
  const form = comparedAddress(medium, addressIn(owner, detail));
  return form === null ? null : keyring.hash("address", form);
}

function addressIn(owner: Owner, detail: Buffer): string | null {
  try {
    return openDetail(owner, detail).address;
  } catch {
    // Damaged: the contact is filed all the same, and compared with nothing.
    return null;
  }
}
