import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { postmasterLives, postmasterPid } from "./postmaster.ts";

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

/** Stops the server when nobody else uses it. */
export async function letGo(guard: pg.Client, data: string): Promise<"stopped" | "left running"> {
  const alone = await guard
    .query<{ alone: boolean }>("select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as alone", [
      IN_USE,
    ])
    .then(
      ({ rows }) => rows[0]?.alone ?? true,
      // The server is gone already; what its lock file still says is cleared below.
      () => true,
    );
  if (!alone) {
    await guard.end();
    return "left running";
  }
  await stopServer(data);
  await guard.end().catch(() => {});
  return "stopped";
}

/** Not `pg_ctl stop -w`: that would wait for a server which another gateway starts meanwhile on the same folder. */
async function stopServer(data: string): Promise<void> {
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
