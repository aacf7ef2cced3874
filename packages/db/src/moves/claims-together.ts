import type { ContactId, UserId } from "@holdfast/case-schema";

/** A claim by somebody's own wish. */
export interface Claim {
  readonly id: ContactId;
  readonly by: UserId;
  readonly expectedVersion: number;
}

export interface ClaimsOptions<Came> {
  /** Claims one, and says what came of it. */
  readonly alone: (claim: Claim) => Promise<Came>;
  /** Claims several of different contacts, and says of which it did. Of the others, and where it fails undone, nothing happened. */
  readonly together: (claims: readonly Claim[]) => Promise<ReadonlyMap<ContactId, Came>>;
  /** Whether nothing of what failed so can have happened. */
  readonly isUndone: (error: unknown) => boolean;
}

/** Statements in flight at once: while one waits for the disk, the other works. */
const LANES = 2;

/** Most that travel together. */
const MOST = 16;

/** So long a claim waits at most for statements in flight to land, which takes less: behind those that are stuck nobody waits. */
const HELD_MS = 10;

/** One that waits to depart, and whom to tell what came of it. */
interface Asked<Came> {
  readonly claim: Claim;
  readonly told: PromiseWithResolvers<Came>;
}

/**
 * Claims together whatever is asked for while others are in flight, and each as if it were alone (DB741): one that comes to nothing
 * hinders no other, and is claimed alone to learn why. One of a contact that somebody is claiming goes alone at once.
 */
export function claimsTogether<Came>({ alone, together, isUndone }: ClaimsOptions<Came>) {
  /** Contacts that are being claimed together, or wait for it. */
  const known = new Set<ContactId>();
  let asked: Asked<Came>[] = [];
  let inFlight = 0;
  let isScheduled = false;
  let holding: NodeJS.Timeout | null = null;

  async function send(batch: readonly Asked<Came>[]): Promise<ReadonlyMap<ContactId, Came>> {
    if (batch.length < 2) return new Map();
    try {
      return await together(batch.map(({ claim }) => claim));
    } catch (error) {
      if (isUndone(error)) return new Map();
      throw error;
    }
  }

  async function fly(batch: readonly Asked<Came>[]): Promise<void> {
    inFlight += 1;
    try {
      const came = await send(batch);
      const left = batch.filter(({ claim, told }) => {
        const of = came.get(claim.id);
        if (of !== undefined) told.resolve(of);
        return of === undefined;
      });
      // One that departed alone keeps its lane until it is done; those that are left of several hold up nobody.
      const claimed = left.map(async ({ claim, told }) => alone(claim).then(told.resolve, told.reject));
      if (batch.length === 1) await Promise.all(claimed);
    } catch (error) {
      for (const { told } of batch) told.reject(error);
    }
    for (const { claim } of batch) known.delete(claim.id);
    inFlight -= 1;
    pump();
  }

  /** A lane's share of what waits: all of it would leave the others idle. */
  function depart(lanes: number): void {
    void fly(asked.splice(0, Math.min(MOST, Math.ceil(asked.length / lanes))));
  }

  function pump(): void {
    isScheduled = false;
    for (let free = LANES - inFlight; free > 0 && asked.length > 0; free -= 1) depart(free);
    if (asked.length > 0) holding ??= setTimeout(heldLongEnough, HELD_MS);
    else if (holding !== null) {
      clearTimeout(holding);
      holding = null;
    }
  }

  function heldLongEnough(): void {
    holding = null;
    while (asked.length > 0) depart(1);
  }

  return async (claim: Claim): Promise<Came> => {
    if (known.has(claim.id)) return alone(claim);
    known.add(claim.id);
    const told = Promise.withResolvers<Came>();
    asked.push({ claim, told });
    // What comes in the same turn of the loop goes together, from whichever of its sockets it is read.
    if (!isScheduled) setImmediate(pump);
    isScheduled = true;
    return told.promise;
  };
}
