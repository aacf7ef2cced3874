import { LRUCache } from "lru-cache";
import type { Keyring } from "../keyring/keyring.ts";
import { KEY_BYTES, randomBytesOf, secretKey } from "./aead.ts";
import type { Owner } from "./seal.ts";

/** Owners whose keys stay unwrapped in memory, at most. */
const CACHED_OWNERS = 20_000;

/** Owners' keys, unwrapped once and remembered for a while. */
export interface Owners {
  readonly make: (id: string) => { readonly owner: Owner; readonly wrapped: Buffer };
  readonly unwrap: (id: string, wrapped: Buffer) => Owner;
  /** An owner seen lately, without a look at the database. */
  readonly cached: (id: string) => Owner | undefined;
  /** Keeps the key of whoever was forgotten no longer. */
  readonly forget: (id: string) => void;
}

export function openOwners(keyring: Keyring): Owners {
  const known = new LRUCache<string, Owner>({ max: CACHED_OWNERS });
  return {
    make(id) {
      // Not remembered yet: only what the database accepted has an owner.
      const key = randomBytesOf(KEY_BYTES);
      return { owner: { id, key: secretKey(key) }, wrapped: keyring.wrap(key, id) };
    },
    unwrap(id, wrapped) {
      const cached = known.get(id);
      if (cached !== undefined) return cached;
      const owner = { id, key: secretKey(keyring.unwrap(wrapped, id)) };
      known.set(id, owner);
      return owner;
    },
    cached: (id) => known.get(id),
    forget: (id) => void known.delete(id),
  };
}
