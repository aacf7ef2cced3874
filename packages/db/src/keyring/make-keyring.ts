import type { KeysFound, Keyring } from "./keyring.ts";
import { masterKey, wrappedUnder, type MasterKey } from "./master-key.ts";
import { hashesOf, secretOf, type Roots } from "./roots.ts";

/**
 * Everything that follows from master keys of 32 bytes each: all open, and the first one is written with until a database says
 * which is.
 */
export function makeKeyring(first: Buffer, ...others: readonly Buffer[]): Keyring {
  const masters: MasterKey[] = [];
  const learn = (bytes: Buffer): void => {
    const master = masterKey(bytes);
    if (find(master.id) === undefined) masters.push(master);
  };
  const find = (id: Buffer): MasterKey | undefined => masters.find((each) => each.id.equals(id));
  let writing = masterKey(first);
  masters.push(writing);
  for (const each of others) learn(each);
  let isNamed = false;
  let roots: Roots = writing.roots;
  let hashes = hashesOf(roots);
  return {
    hash: (purpose, text) => hashes[purpose](text),
    deriveSecret: (purpose) => secretOf(roots, purpose),
    wrap: (ownerKey, ownerId) =>
      isNamed ? writing.wrap(ownerKey, ownerId) : writing.wrapBare(ownerKey, ownerId),
    unwrap: (wrapped, ownerId) => unwrap(masters, wrapped, ownerId),
    get fingerprint() {
      return writing.fingerprint;
    },
    masters: () => masters,
    learn,
    settle({ fingerprint, root, isTagged }: KeysFound) {
      const found = masters.find((each) => each.fingerprint.equals(fingerprint));
      if (found === undefined) return false;
      const settled = root === null ? found.roots : found.openRoots(root);
      [writing, isNamed] = [found, isTagged];
      roots = settled;
      hashes = hashesOf(roots);
      return true;
    },
    sealRoots: (under) => under.sealRoots(roots),
  };
}

/** By its name where it has one; else by whichever of the keys opens it. */
function unwrap(masters: readonly MasterKey[], wrapped: Buffer, ownerId: string): Buffer {
  const named = wrappedUnder(wrapped);
  const may = named === null ? masters : masters.filter(({ id }) => id.equals(named));
  let refused: unknown = new Error("it could not verify: it is wrapped under a master key that is not here");
  for (const master of may)
    try {
      return master.unwrap(wrapped, ownerId);
    } catch (error) {
      refused = error;
    }
  throw refused;
}
