import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { loadKeyring, restoreBackup, StartRefusal, type Restored } from "@holdfast/db";
import { keyPlaces, type KeyEnv } from "../boot/key-places.ts";
import { reachDatabase, type ReachDatabase } from "../boot/reach-database.ts";
import type { Env } from "../env/read.ts";
import type { BackupPlaces } from "./backup.ts";

export interface RestoreParts extends ReachDatabase {
  readonly env: Pick<Env, "databaseUrl"> & KeyEnv;
  readonly places: BackupPlaces;
}

/** Where the keys of a backup lie unless somebody says otherwise: beside it. */
export function keysBeside(data: string): string {
  return data.replace(/\.data$/u, ".keys");
}

/** Fills an empty database from the two files of a backup, whole or not at all; rejects with the reason. */
export async function restore({ env, places, say, shutdown }: RestoreParts): Promise<Restored> {
  for (const place of [places.data, places.keys])
    await access(place).catch(() => {
      throw new StartRefusal(`The file ${place} cannot be read.`);
    });
  const keyring = await loadKeyring({
    ...keyPlaces(env),
    // What comes was sealed with a key, which has to be there before it.
    sealed: async () => true,
    say,
  });
  const connection = await reachDatabase({ env, say, shutdown });
  const files = { data: createReadStream(places.data), keys: createReadStream(places.keys) };
  try {
    return await restoreBackup({
      connection,
      keyring,
      files,
      onTable: (table) => say(`Restored ${table}.`),
    });
  } finally {
    files.data.destroy();
    files.keys.destroy();
  }
}
