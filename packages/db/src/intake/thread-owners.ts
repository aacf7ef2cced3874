import { LRUCache } from "lru-cache";
import { v7 } from "uuid";
import type { Owners } from "../sealing/owners.ts";
import type { Owner } from "../sealing/seal.ts";

const REMEMBERED_THREADS = 20_000;

/** Whom a thread is believed to belong to. The database decides; a wrong belief costs one more round. */
export interface BelievedOwner {
  readonly owner: Owner;
  /** The new owner's wrapped key; `null` for one that the database has already. */
  readonly wrapped: Buffer | null;
}

export interface ThreadOwners {
  readonly believe: (thread: string) => BelievedOwner;
  readonly learn: (thread: string, owner: Owner) => void;
  readonly forget: (thread: string) => void;
}

export function openThreadOwners(owners: Owners): ThreadOwners {
  const known = new LRUCache<string, Owner>({ max: REMEMBERED_THREADS });
  return {
    believe(thread) {
      const owner = known.get(thread);
      return owner === undefined ? owners.make(v7()) : { owner, wrapped: null };
    },
    learn: (thread, owner) => void known.set(thread, owner),
    forget: (thread) => void known.delete(thread),
  };
}
