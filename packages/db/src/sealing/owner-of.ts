import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Owner } from "./seal.ts";

const ownerKey = statement<{ owner_key: Buffer }, [id: string]>(
  "owner_key",
  "select owner_key from contact where id = $1",
);

/** A contact's owner, from memory when it was seen lately; `null` when there is no such contact. */
export async function ownerOf(
  { pool, owners }: Pick<Inside, "pool" | "owners">,
  contactId: string,
): Promise<Owner | null> {
  const cached = owners.cachedContact(contactId);
  if (cached !== undefined) return cached;
  const [row] = await ownerKey(pool, contactId);
  return row === undefined ? null : owners.ofContact(contactId, row.owner_key);
}
