import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { connectionOf, postmasterLives, postmasterPid } from "./postmaster.ts";
import { accepts } from "./probe.ts";

/** Advisory lock held shared by every gateway that uses the server; whoever gets it alone is the last one. */
const IN_USE = 7_203_001;

/** Says "in use" for as long as the session lives; `null` when the server went away meanwhile. */
export async function holdInUse(connection: pg.PoolConfig): Promise<pg.Client | null> {
  const client = new pg.Client(connection);
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select pg_advisory_lock_shared($1)", [IN_USE]);
    return client;
  } catch {
    await client.end().catch(() => {});
    await sleep(20);
    return null;
  }
}

/** How long a server that is just starting is waited for, to learn whether somebody else wants it. */
const STARTING_MS_MAX = 10_000;

/** Stops the server when nobody else uses it, also when the guard is lost already. */
export async function letGo(guard: pg.Client | null, data: string): Promise<"stopped" | "left running"> {
  const alone = guard === null ? null : await lastOne(guard);
  if (alone === false) {
    await guard?.end();
    return "left running";
  }
  if (alone === null) {
    // Ours ended; another gateway may have started the next one, so nothing is stopped before asking it.
    const again = await holdWhatLives(data);
    if (again !== null) return letGo(again, data);
  }
  await stopServer(data);
  await guard?.end().catch(() => {});
  return "stopped";
}

/** Gives up "in use", and tells whether nobody else holds it; `null` when the server has ended. */
async function lastOne(guard: pg.Client): Promise<boolean | null> {
  return guard
    .query<{ alone: boolean }>("select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as alone", [
      IN_USE,
    ])
    .then(
      ({ rows }) => rows[0]?.alone ?? true,
      () => null,
    );
}

/** Holds the server that lives on the folder now; `null` when none does, or when it takes nobody in. */
async function holdWhatLives(data: string): Promise<pg.Client | null> {
  for (const end = Date.now() + STARTING_MS_MAX; Date.now() < end; await sleep(20)) {
    if (!(await postmasterLives(data))) return null;
    const connection = (await accepts(data)) ? await connectionOf(data) : null;
    const guard = connection === null ? null : await holdInUse(connection);
    if (guard !== null) return guard;
  }
  return null;
}

/**
 * Stops the folder's server in order, whoever uses it. Not `pg_ctl stop -w`: that would wait for a server which another
 * gateway starts meanwhile on the same folder.
 */
export async function stopServer(data: string): Promise<void> {
  const pid = await postmasterPid(data);
  if (pid === null || !(await postmasterLives(data))) return;
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return;
    throw error;
  }
  // The lock file goes in an orderly end. A server that was killed leaves it, and may linger as a zombie that nobody
  // reaps.
  const stands = async (): Promise<boolean> =>
    (await postmasterPid(data)) === pid && (await postmasterLives(data));
  for (const end = Date.now() + 60_000; await stands(); await sleep(20)) {
    if (Date.now() > end) throw new Error(`PostgreSQL (process ${pid}) does not stop`);
  }
}
