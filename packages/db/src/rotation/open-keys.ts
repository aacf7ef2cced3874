import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Keyring } from "../keyring/keyring.ts";
import type { Queryable } from "../sql/statement.ts";
import { StartRefusal } from "../start-refusal.ts";
import {
  forgetHolder,
  lastRotation,
  readKeys,
  rememberKey,
  rememberRoot,
  sayHolder,
} from "./key-statements.ts";

/** What a process says of its master keys, and hears of which one is written with. */
export interface KeyStore {
  /**
   * Opens what is wrapped under this master key, too, says so to whoever rotates, and writes with the one that is written with now.
   * To be called every few seconds, with what is found each time; what was found before stays. DB502 counts a process that said
   * nothing for 30 s as gone.
   */
  readonly beat: (found: Buffer | null) => Promise<void>;
}

/** How long a process counts as alive that says nothing. */
const LIFE_MS = 30_000;

const ANOTHER =
  "The database was sealed with another master key, or by a release that sealed otherwise: put back the master.key (or HOLDFAST_MASTER_KEY), or the release, that belongs to it.";
const rotated = (key: Buffer): string =>
  `The master key was rotated to ${key.toString("hex")}, which this machine does not have: put that one into next-master.key (or HOLDFAST_NEXT_MASTER_KEY), or into the place of the old one.`;
const wanted = (key: Buffer): string =>
  `The master key is being rotated, and something is wrapped under ${key.toString("hex")} still, which this machine does not have: keep both until "pnpm holdfast key status" says that the old one is retired.`;

/**
 * Ties a new database to the first master key, and says which are here before anything is written. Throws a `StartRefusal`
 * where one is missing that is needed (DB501).
 */
export async function openKeys(
  pool: pg.Pool,
  keyring: Keyring,
): Promise<KeyStore & { readonly close: () => Promise<void> }> {
  const id = randomUUID();
  const say = async (writes: Buffer | null): Promise<void> => {
    const reads = keyring.masters().map((each) => each.id);
    await sayHolder(pool, id, reads, writes, LIFE_MS);
  };
  const [first] = keyring.masters();
  if (first === undefined) throw new Error("a keyring has a master key");
  await rememberKey(pool, first.fingerprint, first.sealRoots(first.roots));
  // Before it looks which one is written with: whoever changes that from here on waits for this one.
  await say(null);
  try {
    await settleKeys(pool, keyring, { isStart: true });
    await say(keyring.fingerprint.subarray(0, first.id.length));
  } catch (error) {
    await forgetHolder(pool, id);
    throw error;
  }
  return {
    async beat(found) {
      if (found !== null) keyring.learn(found);
      await settleKeys(pool, keyring, { isStart: false });
      await say(keyring.fingerprint.subarray(0, first.id.length));
    },
    close: async () => void (await forgetHolder(pool, id)),
  };
}

/** Brings a keyring to what the database says. Throws a `StartRefusal` where it has not the keys that it takes. */
export async function settleKeys(
  on: Queryable,
  keyring: Keyring,
  { isStart }: { readonly isStart: boolean },
): Promise<void> {
  const [found] = await readKeys(on);
  if (found === undefined) throw new StartRefusal("The database is not sealed yet.");
  const [rotation] = await lastRotation(on);
  const { fingerprint, root, is_tagged: isTagged } = found;
  if (!keyring.settle({ fingerprint, root, isTagged })) {
    const isRotated = rotation !== undefined && fingerprint.indexOf(rotation.to_key) === 0;
    throw new StartRefusal(isRotated ? rotated(rotation.to_key) : ANOTHER);
  }
  if (!isStart) return;
  const isHere = (key: Buffer): boolean => keyring.masters().some(({ id }) => id.equals(key));
  if (rotation !== undefined && rotation.retired_at === null && !isHere(rotation.from_key))
    throw new StartRefusal(wanted(rotation.from_key));
  const master = keyring.masters().find((each) => each.fingerprint.equals(fingerprint));
  if (root === null && master !== undefined) await rememberRoot(on, fingerprint, keyring.sealRoots(master));
}
