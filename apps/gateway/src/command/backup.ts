import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { loadKeyring, takeBackup, type BackupPart } from "@holdfast/db";
import { keyPlaces, type KeyEnv } from "../boot/key-places.ts";
import { reachDatabase, type ReachDatabase } from "../boot/reach-database.ts";
import type { Env } from "../env/read.ts";

export interface BackupParts extends ReachDatabase {
  readonly env: Pick<Env, "databaseUrl"> & KeyEnv;
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Where the two files of a backup lie. */
export type BackupPlaces = Readonly<Record<BackupPart, string>>;

/**
 * Backs everything up into two files of a folder, readable by their owner alone, while gateways go on. A file has its name only
 * once it is whole and on the disk; of one that failed nothing stays.
 */
export async function backup({ env, folder, clock, say, shutdown }: BackupParts): Promise<BackupPlaces> {
  const connection = await reachDatabase({ env, say, shutdown });
  const keyring = await loadKeyring({
    ...keyPlaces(env),
    // Made now, a key would be none that anything was sealed with.
    sealed: async () => true,
    say,
  });
  const name = `holdfast-${new Date(clock()).toISOString().replaceAll(/[-:]|\.\d+/gu, "")}`;
  const places = { data: join(folder, `${name}.data`), keys: join(folder, `${name}.keys`) };
  await mkdir(folder, { recursive: true });
  const unfinished = (part: BackupPart): string => `${places[part]}.part`;
  try {
    await takeBackup({
      connection,
      keyring,
      clock,
      keep: (part, chunks) => write(unfinished(part), chunks),
      onTable: (table) => say(`Backed up ${table}.`),
    });
    for (const part of ["data", "keys"] as const) await rename(unfinished(part), places[part]);
    await settle(folder);
    return places;
  } finally {
    for (const part of ["data", "keys"] as const) await rm(unfinished(part), { force: true });
  }
}

async function write(file: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(chunks, createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }));
}

/** Names are on the disk only with their folder. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
