import { openProvider } from "../sealing/provider.ts";
import { PLACE } from "../sealing/places.ts";
import { openWhole, sealWhole } from "../sealing/seal.ts";
import type { Owners } from "../sealing/owners.ts";
import type { CopyRow } from "./copy-statements.ts";

type Named = Pick<CopyRow, "message_id" | "contact_id" | "owner_key" | "body_key" | "provider">;

/** The provider's name of its copy; `null` when it gave none, or when what is stored can no longer be opened. */
export function refOf(owners: Owners, row: Named & { readonly ref?: Buffer | null }): string | null {
  try {
    const owner = owners.unwrap(row.contact_id, row.owner_key);
    if (row.ref != null) return openWhole(owner, PLACE.providerRef(row.message_id), row.ref).toString();
    if (row.provider === null || row.body_key === null) return null;
    return openProvider(owner, row.message_id, row.body_key, row.provider).ref;
  } catch {
    // What is damaged stays so, and has no name that anybody could be asked to forget.
    return null;
  }
}

/** The same name under the contact's key, to outlive the message's own. */
export function refBesideOf(owners: Owners, row: Named): Buffer | null {
  const ref = refOf(owners, row);
  if (ref === null) return null;
  const owner = owners.unwrap(row.contact_id, row.owner_key);
  return sealWhole(owner, PLACE.providerRef(row.message_id), Buffer.from(ref));
}
