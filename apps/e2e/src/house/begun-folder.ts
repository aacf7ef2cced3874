import { execFile } from "node:child_process";
import { access, mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** Where a run keeps the folder. Set by the global setup, never by a person. */
export const BEGUN_VARIABLE = "HOLDFAST_BEGUN_FOLDER";

const run = promisify(execFile);

/**
 * Gives a house that has none yet a data folder as the run's first house left it after its first start: making a database, its
 * tables and the accounts takes longer than most tests do. `false`: there is none in this run, and this house is the first.
 */
export async function copyBegun(to: string, { [BEGUN_VARIABLE]: kept }: NodeJS.ProcessEnv): Promise<boolean> {
  if (kept === undefined) return false;
  const begun = join(kept, "data");
  const isThere = await access(begun).then(
    () => true,
    () => false,
  );
  if (isThere) await copy(begun, to);
  return isThere;
}

/** Keeps the data folder of a house that was started once and stopped; the first that is kept stays. */
export async function keepBegun(from: string, { [BEGUN_VARIABLE]: kept }: NodeJS.ProcessEnv): Promise<void> {
  if (kept === undefined) return;
  await mkdir(kept, { recursive: true });
  const own = join(kept, `of-${process.pid}`);
  await copy(from, own);
  // In one piece; where another worker was quicker, its folder is as good.
  await rename(own, join(kept, "data")).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

/** Owners and modes come along: PostgreSQL starts in no folder that others may read. */
async function copy(from: string, to: string): Promise<void> {
  await run("cp", ["-a", from, to]);
}
