import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PoolConfig } from "pg";
import { DATABASE, SUPERUSER } from "./names.ts";

/** Above Linux's highest process id: cannot exist. */
const IMPOSSIBLE_PID = "4194304";

const lockFile = (data: string): string => join(data, "postmaster.pid");

async function lines(data: string): Promise<readonly string[]> {
  return readFile(lockFile(data), "utf8").then(
    (text) => text.split("\n"),
    () => [],
  );
}

/** The process id in the server's lock file, or `null` when there is none. */
export async function postmasterPid(data: string): Promise<number | null> {
  const pid = Number((await lines(data))[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** How to reach the server that the lock file names, or `null` when it names none yet. */
export async function connectionOf(data: string): Promise<PoolConfig | null> {
  const [, , , port, host] = await lines(data);
  if (port === undefined || host === undefined || host.trim() === "") return null;
  return { host: host.trim(), port: Number(port), user: SUPERUSER, database: DATABASE };
}

/** Whether the lock file's process is a PostgreSQL on this folder, rather than a zombie, a stranger or nobody. */
export async function postmasterLives(data: string): Promise<boolean> {
  const pid = await postmasterPid(data);
  return pid !== null && serves(pid, data);
}

async function serves(pid: number, data: string): Promise<boolean> {
  if (process.platform !== "linux") return processLives(pid);
  const state = (await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")).split(") ").at(-1)?.[0];
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return state !== undefined && state !== "Z" && command.includes("postgres") && command.includes(data);
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * PostgreSQL drops a stale lock file itself, unless the pid in it is alive again as a zombie or a stranger. Then a pid
 * that cannot exist takes its place. The file stays, so that PostgreSQL still looks for orphaned backends in the shared
 * memory that it names.
 */
export async function clearStalePid(data: string): Promise<void> {
  if (process.platform !== "linux") return;
  // A server that another gateway starts meanwhile makes a file of its own, so what is open here stays the stale one.
  const file = await open(lockFile(data), "r+").catch(() => null);
  if (file === null) return;
  try {
    const [pid, ...rest] = (await file.readFile("utf8")).split("\n");
    if (rest.length === 0 || (await serves(Number(pid), data))) return;
    // No pid is longer, so nothing of the old content is left over.
    await file.write([IMPOSSIBLE_PID, ...rest].join("\n"), 0);
    const [, , port, sockets] = rest;
    await rm(join(sockets?.trim() || data, `.s.PGSQL.${port}.lock`), { force: true });
  } finally {
    await file.close();
  }
}
