import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { loadKeyring, reachAudit, restoreBackup, StartRefusal, type Restored } from "@holdfast/db";
import type { AnchorFile } from "../audit/anchor-file.ts";
import { keyPlaces, type KeyEnv } from "../boot/key-places.ts";
import { reachDatabase, type ReachDatabase } from "../boot/reach-database.ts";
import type { Env } from "../env/read.ts";
import type { BackupPlaces } from "./backup.ts";

export interface RestoreParts extends ReachDatabase {
  readonly env: Pick<Env, "databaseUrl"> & KeyEnv;
  readonly places: BackupPlaces;
  readonly anchors: Pick<AnchorFile, "add">;
  readonly clock: () => number;
}

/** Where the keys of a backup lie unless somebody says otherwise: beside it. */
export function keysBeside(data: string): string {
  return data.replace(/\.data$/u, ".keys");
}

/** Fills an empty database from the two files of a backup, whole or not at all; rejects with the reason. */
export async function restore({
  env,
  places,
  anchors,
  clock,
  say,
  shutdown,
}: RestoreParts): Promise<Restored> {
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
    const restored = await restoreBackup({
      connection,
      keyring,
      files,
      onTable: (table) => say(`Restored ${table}.`),
    });
    // Before anything is sealed anew: what was kept beside the database of later rows is of its earlier life (AU16).
    try {
      const { audit, close } = await reachAudit({ connection, keyring, clock, for: "verifying" });
      try {
        await anchors.add(audit.restoredLine(await audit.end()));
      } finally {
        await close();
      }
    } catch {
      // What was restored is whole all the same.
      say("Restored, but that could not be written beside the audit: verifying it will say that it was cut.");
    }
    return restored;
  } finally {
    files.data.destroy();
    files.keys.destroy();
  }
}
