import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { StartRefusal } from "../start-refusal.ts";
import type { Binaries } from "./binaries.ts";
import { SUPERUSER } from "./names.ts";
import { exists, shortName } from "./paths.ts";
import { runBinary } from "./run-binary.ts";
import { serverSettings } from "./server-settings.ts";
import { reachable, type ServerUser } from "./server-user.ts";
import { socketFolder } from "./socket-folder.ts";

/** The PostgreSQL major that the embedded binaries are. */
const MAJOR = "18";

/**
 * The folder that really holds the data. The server's user must be able to enter every folder above it; where it cannot
 * (a checkout below `/root`), the data lives under `/var/lib/holdfast`.
 */
export async function placeOf(folder: string, user: ServerUser | undefined): Promise<string> {
  if (user === undefined) return folder;
  await mkdir(dirname(folder), { recursive: true });
  if (await reachable(dirname(folder), user)) return folder;
  return elsewhere(folder);
}

/** Where a folder's data lives when the server's user cannot enter it. */
export function elsewhere(folder: string): string {
  return join("/var/lib/holdfast", shortName(folder), basename(folder));
}

/** Refuses a folder that this release cannot run on. Looks only. */
export async function examine(data: string): Promise<"absent" | "ours"> {
  const names: string[] = await readdir(data).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new StartRefusal(`The data folder ${data} cannot be read (${error.code}).`);
  });
  if (names.length === 0) return "absent";
  if (!names.includes("PG_VERSION"))
    throw new StartRefusal(
      `The folder ${data} holds something that is not a PostgreSQL database; nothing in it was touched.`,
    );
  const major = (await readFile(join(data, "PG_VERSION"), "utf8")).trim();
  if (major !== MAJOR)
    throw new StartRefusal(
      `The folder ${data} was made by PostgreSQL ${major || "of an unknown version"}, and this release brings ${MAJOR}: move the data with a dump, or set DATABASE_URL.`,
    );
  if (!(await exists(join(data, "global", "pg_control"))))
    throw new StartRefusal(
      `The database in ${data} is damaged (global/pg_control is missing): restore it from a backup; nothing in it was touched.`,
    );
  return "ours";
}

export interface CreateCluster {
  readonly data: string;
  readonly bin: Binaries;
  readonly user: ServerUser | undefined;
  /** More lines for its configuration. */
  readonly settings: readonly string[];
  /** Called once `initdb` is at work. */
  readonly meanwhile: () => void;
}

/** Makes the cluster beside its place, then renames it: a crash leaves nothing half made, and of two gateways one wins. */
export async function create({ data, bin, user, settings, meanwhile }: CreateCluster): Promise<void> {
  await mkdir(dirname(data), { recursive: true });
  const fresh = await mkdtemp(`${data}.new-`);
  if (user !== undefined) await chown(fresh, user.uid, user.gid);
  try {
    await runBinary(bin.initdb, ["-D", fresh, "-U", SUPERUSER, ...initArguments], user, meanwhile);
    const lines = [...serverSettings(await socketFolder(data, user)), ...settings];
    await writeFile(join(fresh, "postgresql.auto.conf"), `${lines.join("\n")}\n`);
    await rename(fresh, data).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

const initArguments = [
  "-E",
  "UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  // The socket's folder is the lock: no password to keep, no port to collide.
  "--auth-local=trust",
  "--auth-host=reject",
  "--data-checksums",
  "--no-instructions",
];
