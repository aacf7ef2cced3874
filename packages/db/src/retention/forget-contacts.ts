import { randomUUID } from "node:crypto";
import { copiesOfContact, forgetContact } from "./retention-statements.ts";
import { refOf } from "../copies/sealed-ref.ts";
import { sealDetail } from "../sealing/detail.ts";
import { PLACE } from "../sealing/places.ts";
import { sealWhole } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";

/**
 * Forgets one contact that was closed before then, by giving it a key of somebody of whom nothing is known. Whether it was: what
 * came in between says no, and is looked at again another day. `run`: by which it is counted; `null`: by none.
 */
export async function forgetOneContact(
  { owners, clock }: Pick<Inside, "owners" | "clock">,
  on: Queryable,
  id: string,
  closedBefore: number,
  run: string | null,
): Promise<boolean> {
  const { owner, wrapped } = owners.make(id);
  const detail = sealDetail(owner, { threadKey: randomUUID(), address: null });
  for (;;) {
    const copies = await copiesOfContact(on, id);
    // What a provider keeps outlives the words here, and is to be named until it is gone (DB58).
    const refs = copies.map((copy) => {
      const ref = refOf(owners, copy);
      return ref === null ? null : sealWhole(owner, PLACE.providerRef(copy.message_id), Buffer.from(ref));
    });
    const ids = copies.map(({ message_id: messageId }) => messageId);
    const [row] = await forgetContact(on, id, closedBefore, wrapped, detail, ids, refs, clock(), run);
    // Somebody heard a name of the provider's meanwhile.
    if (row?.outcome === "copies_wanted") continue;
    if (row?.outcome !== null) return false;
    owners.forget(id);
    return true;
  }
}
