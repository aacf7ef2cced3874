import { chown, mkdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartRefusal } from "../start-refusal.ts";
import { shortName } from "./paths.ts";
import type { ServerUser } from "./server-user.ts";

/** A socket's path may be 107 bytes at most; some room is left for the lock file beside it. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Where the server's socket lives: in the data folder, or, when that lies too deep, in a short private folder below the
 * temporary one, which is made anew at each start.
 */
export async function socketFolder(data: string, user: ServerUser | undefined): Promise<string> {
  if (Buffer.byteLength(join(data, ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH) return data;
  const folder = join(tmpdir(), `holdfast-${shortName(data)}`);
  await mkdir(folder, { mode: 0o700, recursive: true });
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const { uid, mode } = await stat(folder);
  // Whoever owns this folder can speak to the database, so a stranger's must not be used.
  if (uid !== (user?.uid ?? process.getuid?.()) || (mode & 0o077) !== 0)
    throw new StartRefusal(
      `The database's socket folder ${folder} belongs to somebody else or is open to others.`,
    );
  return folder;
}
