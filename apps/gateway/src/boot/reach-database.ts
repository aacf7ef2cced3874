import { join } from "node:path";
import type { StoreOptions } from "@holdfast/db";
import { startEmbedded } from "@holdfast/db/start";
import type { Env } from "../env/read.ts";
import type { Shutdown } from "./shutdown.ts";

export interface ReachDatabase {
  readonly env: Pick<Env, "databaseUrl" | "dataFolder">;
  readonly say: (words: string) => void;
  readonly shutdown: Pick<Shutdown, "later">;
  /** Called while PostgreSQL's own programs are at work, and nothing is left to do here; not where they are not. */
  readonly meanwhile?: (() => void) | undefined;
}

/** Starts the embedded database, or names the one in DATABASE_URL; changes nothing in it. Rejects with the reason. */
export async function reachDatabase({
  env,
  say,
  shutdown,
  meanwhile,
}: ReachDatabase): Promise<StoreOptions["connection"]> {
  if (env.databaseUrl !== null) {
    say("Reaching the database.");
    return { connectionString: env.databaseUrl };
  }
  const embedded = startEmbedded(join(env.dataFolder, "pg"), say, meanwhile);
  // Known before it is up, so that a signal during the start leaves no server behind.
  shutdown.later(async () => {
    const server = await embedded.catch(() => null);
    if (server === null) return;
    const outcome = await server.stop();
    say(outcome === "stopped" ? "Stopped the database." : "Left the database to another gateway.");
  });
  return (await embedded).connection;
}
