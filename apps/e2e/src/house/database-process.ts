import { readdir, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The process id of the PostgreSQL that serves a data folder, `null` when none runs. */
export async function databasePid(dataFolder: string): Promise<number | null> {
  const file = (await readdir(dataFolder, { recursive: true })).find((name) =>
    name.endsWith("postmaster.pid"),
  );
  if (file === undefined) return null;
  const text = await readFile(join(dataFolder, file), "utf8").catch(() => "");
  const pid = Number(text.split("\n")[0]);
  return pid > 0 && (await serves(pid, join(dataFolder, dirname(file)))) ? pid : null;
}

/** Where the database that serves a data folder is reached, in the files of this machine. */
export async function databaseSocket(dataFolder: string): Promise<string> {
  const file = (await readdir(dataFolder, { recursive: true })).find((name) =>
    name.endsWith("postmaster.pid"),
  );
  const lines = file === undefined ? [] : (await readFile(join(dataFolder, file), "utf8")).split("\n");
  const [, , , port, folder] = lines;
  if (port === undefined || folder === undefined) throw new Error(`There is no database in ${dataFolder}.`);
  return join(folder.trim(), `.s.PGSQL.${port.trim()}`);
}

/** Ends the database server: `SIGKILL` as a crash would, `SIGINT` in order. Resolves once it is gone. */
export async function endDatabase(dataFolder: string, signal: "SIGKILL" | "SIGINT"): Promise<void> {
  const pid = await databasePid(dataFolder);
  if (pid === null) return;
  process.kill(pid, signal);
  for (const end = Date.now() + 20_000; (await databasePid(dataFolder)) === pid; await sleep(20))
    if (Date.now() > end) throw new Error(`PostgreSQL (${pid}) does not end`);
}

/**
 * Ends the database as a crash would, and keeps it from coming back until what this gives is called: the file without
 * which PostgreSQL does not start is laid aside.
 */
export async function withholdDatabase(dataFolder: string): Promise<() => Promise<void>> {
  const control = (await readdir(dataFolder, { recursive: true })).find((name) =>
    name.endsWith("pg_control"),
  );
  if (control === undefined) throw new Error(`There is no database in ${dataFolder}.`);
  const [place, aside] = [join(dataFolder, control), join(dataFolder, "pg_control")];
  await rename(place, aside);
  await endDatabase(dataFolder, "SIGKILL");
  return () => rename(aside, place);
}

/** Stops the database server with all its processes, as the system does, until what this gives is called. */
export async function pauseDatabase(dataFolder: string): Promise<() => void> {
  const server = await databasePid(dataFolder);
  if (server === null) throw new Error(`There is no database in ${dataFolder}.`);
  const stopped = [server];
  // It first, so that it starts no other meanwhile.
  process.kill(server, "SIGSTOP");
  for (const name of await readdir("/proc")) {
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    if (Number(stat.split(") ").at(-1)?.split(" ")[1]) === server) stopped.push(Number(name));
  }
  for (const pid of stopped.slice(1)) tell(pid, "SIGSTOP");
  return () => {
    for (const pid of stopped.toReversed()) tell(pid, "SIGCONT");
  };
}

/** One that ended meanwhile is none to signal. */
function tell(pid: number, name: "SIGSTOP" | "SIGCONT"): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** A stale pid file may name a stranger or a process nobody has buried yet; neither is ours to end. */
async function serves(pid: number, folder: string): Promise<boolean> {
  const read = (name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "");
  const state = (await read("stat")).split(") ").at(-1)?.[0];
  return state !== undefined && state !== "Z" && (await read("cmdline")).includes(folder);
}
