import { openDetail } from "../sealing/detail.ts";
import type { Inside } from "../store/inside.ts";
import {
  declineFirstOffer,
  markSameAddress,
  noteAddresses,
  standingMarks,
  unnotedContacts,
  type FoundRow,
} from "./same-address-statements.ts";
import type { FoundAgain, SameAddressStore } from "./same-address-store.ts";

export function openSameAddress({ pool, keyring, owners, clock, commits }: Inside): SameAddressStore {
  return {
    async note(addresses) {
      if (addresses.length === 0) return [];
      const rows = await noteAddresses(
        pool,
        addresses.map(({ contactId }) => contactId),
        addresses.map(({ address }) => (address === null ? null : keyring.hash("address", address))),
      );
      return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(foundOf);
    },
    async mark(id, { of, offer }) {
      const [row] = await markSameAddress(
        pool,
        id,
        of,
        offer?.to ?? null,
        offer === null ? null : Math.round(offer.until),
        clock(),
      );
      const marked = row?.marked ?? false;
      if (marked) commits.happened();
      return marked;
    },
    async decline(id, by) {
      const declined = (await declineFirstOffer(pool, id, by, clock()))[0]?.declined ?? false;
      if (declined) commits.happened();
      return declined;
    },
    async standing() {
      return (await standingMarks(pool)).map(({ row }) => row);
    },
    async unnoted(media, most) {
      return (await unnotedContacts(pool, media, most)).map(({ id, medium, owner_key, detail }) => ({
        contactId: id,
        medium,
        address: openDetail(owners.unwrap(id, owner_key), detail).address,
      }));
    },
  };
}

function foundOf(rows: readonly FoundRow[]): readonly FoundAgain[] {
  const [first] = rows;
  if (first === undefined) return [];
  const older = rows.map(({ of_id: id, holder_id, held_since, holder_is_there }) => ({
    id,
    holderId: holder_id,
    heldSince: held_since,
    holderIsThere: holder_is_there,
  }));
  return [{ id: first.id, waits: first.waits, dueAt: first.due_at, older }];
}
