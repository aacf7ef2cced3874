import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client, PoolConfig } from "pg";
import { StartRefusal } from "../start-refusal.ts";
import type { Binaries } from "./binaries.ts";
import { clearStalePid, connectionOf, postmasterLives } from "./postmaster.ts";
import { readinessOf } from "./probe.ts";
import { runBinary } from "./run-binary.ts";
import type { ServerUser } from "./server-user.ts";
import { socketFolder } from "./socket-folder.ts";
import { holdInUse, stopServer } from "./user-lock.ts";

const PATIENCE_MS = 60_000;
/** How often a server that is ready may refuse us before it counts as damaged. */
const REFUSALS_MAX = 10;
/** Short enough that whoever asks to stop meanwhile is not kept waiting; a longer recovery is waited for again. */
const START_SECONDS_MAX = 10;

/**
 * A server that lost one of its processes ends as a whole and is started again from outside: then it has another start
 * time, from which the log's readers learn that transaction ids may have been given twice.
 */
const ENDS_WHOLE = "-c restart_after_crash=off";

/** A server that accepts connections and is held in use. */
export interface Reached {
  readonly guard: Client;
  readonly connection: PoolConfig;
}

export interface ReachServer {
  readonly data: string;
  readonly bin: Binaries;
  readonly user: ServerUser | undefined;
  /** Called before the first try to start one. */
  readonly onStart: () => void;
  /** Called each time `pg_ctl` is at work. */
  readonly meanwhile?: () => void;
  readonly signal?: AbortSignal;
}

/**
 * Adopts the folder's server or starts it, and holds it in use, whoever else tries the same. Throws a `StartRefusal` when
 * it does not start; `null` once the signal says that nobody wants it any more.
 */
export async function reachServer(asked: ReachServer): Promise<Reached | null> {
  const { data, onStart, signal } = asked;
  const refusal = new StartRefusal(
    `PostgreSQL in ${data} does not start; its own words are in ${join(data, "server.log")}. Nothing was destroyed.`,
  );
  let tries = 0;
  let failures = 0;
  let refusals = 0;
  let ours = false;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    if (signal?.aborted === true) return null;
    const readiness = await readinessOf(data);
    const connection = readiness === "accepts" ? await connectionOf(data) : null;
    if (connection !== null) {
      // `null`: its last user is just stopping it, so look again.
      const guard = await holdInUse(connection);
      if (guard !== null) return { guard, connection };
      continue;
    }
    if (readiness === "refuses") {
      refusals += 1;
      if (refusals >= REFUSALS_MAX) break;
      await sleep(200);
      continue;
    }
    if (tries === 0) onStart();
    tries += 1;
    const started = await start(asked);
    ours ||= started;
    if (!started && !(await postmasterLives(data))) failures += 1;
    if (failures >= 3) break;
  }
  // Nobody was let in, so nobody uses it.
  if (ours) await stopServer(data);
  throw refusal;
}

/** `pg_ctl` has a shell read what it hands on. */
function forShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** `false` also when another gateway was quicker and its server holds the folder. */
async function start({ data, bin, user, meanwhile }: ReachServer): Promise<boolean> {
  await clearStalePid(data);
  // Where the folder is now, and not where it was made: it may have been moved, or come from a backup.
  const here = `-c unix_socket_directories=${forShell(await socketFolder(data, user))}`;
  const log = join(data, "server.log");
  const seconds = String(START_SECONDS_MAX);
  const args = ["start", "-w", "-t", seconds, "-D", data, "-l", log, "-o", `${ENDS_WHOLE} ${here}`];
  return runBinary(bin.pg_ctl, args, user, meanwhile).then(
    () => true,
    async () => {
      await sleep(100);
      return false;
    },
  );
}
