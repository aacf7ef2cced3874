import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { StartRefusal } from "../start-refusal.ts";

const exec = promisify(execFile);

/** Whom the server runs as, when that is not ourselves. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user that the server must run as, or `undefined` for the present one. PostgreSQL refuses root, so root lends the
 * server to whoever owns the folder already, else to the system user `postgres`, made when missing.
 */
export async function serverUser(data: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(data).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return idsOfPostgres().catch(async () => {
    await exec("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      "postgres",
    ]).catch(() => {
      throw new StartRefusal(
        "PostgreSQL does not run as root and the user postgres could not be made: start Holdfast as an ordinary user.",
      );
    });
    return idsOfPostgres();
  });
}

async function idsOfPostgres(): Promise<ServerUser> {
  const id = async (flag: string): Promise<number> => Number((await exec("id", [flag, "postgres"])).stdout);
  return { uid: await id("-u"), gid: await id("-g") };
}

/** Whether that user can read and enter a path. */
export async function reachable(path: string, user: ServerUser): Promise<boolean> {
  return exec("/bin/sh", ["-c", 'test -r "$1" && test -x "$1"', "sh", path], { ...user, cwd: "/" }).then(
    () => true,
    () => false,
  );
}
