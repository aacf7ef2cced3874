import type { Keyring } from "../keyring/keyring.ts";
import { statement, type Queryable } from "../sql/statement.ts";
import { StartRefusal } from "../start-refusal.ts";

const rememberFingerprint = statement<Record<string, never>, [fingerprint: Buffer]>(
  "keyring_remember",
  "insert into keyring (fingerprint) values ($1) on conflict do nothing",
);

/** Of the master key that a database is sealed with; none: it is new. */
export const readFingerprint = statement<{ fingerprint: Buffer }>(
  "keyring_read",
  "select fingerprint from keyring",
);

/** Ties a new database to its master key, and refuses one that was sealed with another. */
export async function checkFingerprint(on: Queryable, keyring: Keyring): Promise<void> {
  await rememberFingerprint(on, keyring.fingerprint);
  const [row] = await readFingerprint(on);
  if (row?.fingerprint.equals(keyring.fingerprint) === true) return;
  throw new StartRefusal(
    "The database was sealed with another master key, or by a release that sealed otherwise: put back the master.key (or HOLDFAST_MASTER_KEY), or the release, that belongs to it.",
  );
}
