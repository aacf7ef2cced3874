import { join } from "node:path";
import {
  findEmbedded,
  inspectDatabase,
  loadKeyring,
  StartRefusal,
  type DatabaseFound,
  type Keyring,
} from "@holdfast/db";
import { keyPlaces, type KeyEnv } from "../../boot/key-places.ts";
import { CLOCKS_APART_MAX_MS } from "../../health/clock-watch.ts";
import type { Env } from "../../env/read.ts";
import { note, ok, wrong, type Finding } from "./finding.ts";

/** The house's database and key, as far as they can be had without starting or making anything. */
export interface DatabaseLook {
  readonly findings: readonly Finding[];
  /** `null` when there is no master key yet, or none that can be read. */
  readonly keyring: Keyring | null;
}

const SCHEMAS: Readonly<Record<DatabaseFound["schema"], Finding>> = {
  current: ok("Schema: of this release."),
  empty: note("Schema: none yet; the first start makes it."),
  behind: note("Schema: of an earlier release; the next start brings it up to date. Have a backup first."),
  ahead: wrong("Schema: made by a newer release. Start that release, or restore a backup."),
  failed: wrong("Schema: a migration failed halfway. Restore a backup, or repair it."),
};

/** Reaches the database, external or embedded, and compares it with this release and this key. */
export async function lookAtDatabase(
  env: Pick<Env, "databaseUrl"> & KeyEnv,
  clock: () => number,
): Promise<DatabaseLook> {
  const { key, keyring } = await readKey(env);
  try {
    const connection = await connectionOf(env);
    if ("words" in connection) {
      // Where there is no database yet, a key that is missing is no loss.
      const isNew = connection.kind === "note" && keyring === null;
      return { findings: [connection, ...(isNew ? [] : key)], keyring };
    }
    const found = await inspectDatabase(connection, keyring, clock);
    const reached = ok(`Database: reached, PostgreSQL ${found.server.split(" ")[0] ?? ""}.`);
    const findings = [reached, ...sealFindings(found, keyring, key), SCHEMAS[found.schema], clocks(found)];
    return { findings, keyring };
  } catch (error) {
    if (error instanceof StartRefusal)
      return { findings: [wrong(`Database: ${error.message}`), ...key], keyring };
    throw error;
  }
}

async function connectionOf({
  databaseUrl,
  dataFolder,
}: Pick<Env, "databaseUrl" | "dataFolder">): Promise<Parameters<typeof inspectDatabase>[0] | Finding> {
  if (databaseUrl !== null) return { connectionString: databaseUrl };
  const found = await findEmbedded(join(dataFolder, "pg"));
  switch (found.kind) {
    case "running":
      return found.connection;
    case "stopped":
      return wrong("Database: the embedded one does not run. Start the gateway, and ask again.");
    case "absent":
      return note("Database: none yet in HOLDFAST_DATA; the first start makes it.");
  }
}

/** Reads the key as a start would, and makes none. */
async function readKey(env: KeyEnv): Promise<{
  readonly key: readonly Finding[];
  readonly keyring: Keyring | null;
}> {
  const sealed = (): Promise<boolean> => Promise.resolve(true);
  try {
    const keyring = await loadKeyring({
      ...keyPlaces(env),
      sealed,
      say: () => {},
    });
    return { key: [ok("Master key: readable.")], keyring };
  } catch (error) {
    if (error instanceof StartRefusal) return { key: [wrong(`Master key: ${error.message}`)], keyring: null };
    throw error;
  }
}

function sealFindings(
  { sealedWith }: DatabaseFound,
  keyring: Keyring | null,
  key: readonly Finding[],
): readonly Finding[] {
  if (sealedWith === null)
    return keyring === null ? [note("Master key: none yet; the first start makes it.")] : key;
  if (keyring === null) return key;
  return sealedWith === "this"
    ? [ok("Master key: the one that the database is sealed with.")]
    : [
        wrong(
          "Master key: not the one that the database is sealed with. Put back the master.key, or the HOLDFAST_MASTER_KEY, that belongs to it.",
        ),
      ];
}

function clocks({ clockAheadMs }: DatabaseFound): Finding {
  const seconds = Math.abs(clockAheadMs / 1000).toFixed(1);
  if (Math.abs(clockAheadMs) <= CLOCKS_APART_MAX_MS)
    return ok("Clocks: this machine and the database agree.");
  const how = clockAheadMs > 0 ? "ahead of" : "behind";
  return wrong(`Clocks: the database is ${seconds} s ${how} this machine. Set both by NTP.`);
}
