import { LRUCache } from "lru-cache";
import type { Keyring } from "../keyring/keyring.ts";
import { KEY_BYTES, ownBytes, randomBytesOf, secretKey } from "./aead.ts";
import type { Owner } from "./seal.ts";

/** Owners whose keys stay unwrapped in memory, at most, and for how long: of whoever is forgotten elsewhere, too (DB480). */
const CACHED_OWNERS = 20_000;
const CACHED_MS = 10 * 60_000;

/** Owners' keys, unwrapped once and remembered for a while. */
export interface Owners {
  readonly make: (id: string) => { readonly owner: Owner; readonly wrapped: Buffer };
  readonly unwrap: (id: string, wrapped: Buffer) => Owner;
  /** As `unwrap`, of the key that a contact's own row holds: remembered as that contact's. */
  readonly ofContact: (id: string, wrapped: Buffer) => Owner;
  /**
   * A contact's owner seen lately, without a look at the database. Other records have ids that whoever writes them down says, and
   * whose key is their own: one of a contact's id is never taken for the contact (DB700).
   */
  readonly cachedContact: (id: string) => Owner | undefined;
  /** Keeps the key of whoever was forgotten no longer. */
  readonly forget: (id: string) => void;
}

export function openOwners(keyring: Keyring): Owners {
  const known = new LRUCache<string, { readonly owner: Owner; readonly wrapped: Buffer }>({
    max: CACHED_OWNERS,
    ttl: CACHED_MS,
  });
  const contacts = new LRUCache<string, Owner>({ max: CACHED_OWNERS, ttl: CACHED_MS });

  function unwrap(id: string, wrapped: Buffer): Owner {
    const cached = known.get(id);
    // Whose key was made anew is somebody else.
    if (cached?.wrapped.equals(wrapped) === true) return cached.owner;
    const owner = { id, key: secretKey(keyring.unwrap(wrapped, id)) };
    known.set(id, { owner, wrapped: ownBytes(wrapped) });
    return owner;
  }

  return {
    make(id) {
      // Not remembered yet: only what the database accepted has an owner.
      const key = randomBytesOf(KEY_BYTES);
      return { owner: { id, key: secretKey(key) }, wrapped: keyring.wrap(key, id) };
    },
    unwrap,
    ofContact(id, wrapped) {
      const owner = unwrap(id, wrapped);
      if (contacts.get(id) !== owner) contacts.set(id, owner);
      return owner;
    },
    cachedContact: (id) => contacts.get(id),
    forget(id) {
      known.delete(id);
      contacts.delete(id);
    },
  };
}
