import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client, PoolConfig } from "pg";
import { StartRefusal } from "../start-refusal.ts";
import { binaries, type Binaries } from "./binaries.ts";
import { create, examine, placeOf } from "./data-folder.ts";
import type { Embedded } from "./embedded.ts";
import { clearStalePid, connectionOf, postmasterLives } from "./postmaster.ts";
import { accepts } from "./probe.ts";
import { runBinary } from "./run-binary.ts";
import { serverUser, type ServerUser } from "./server-user.ts";
import { socketFolder } from "./socket-folder.ts";
import { holdInUse, letGo } from "./user-lock.ts";

/** As `startEmbedded`, with more lines for the configuration of a cluster that is made now. */
export async function startServer(
  folder: string,
  say: (words: string) => void,
  settings: readonly string[],
): Promise<Embedded> {
  const user = await serverUser(folder);
  const data = await placeOf(folder, user);
  const found = await examine(data);
  const bin = await binaries(data, user);
  if (found === "absent") {
    say("Making the database folder.");
    await create(data, bin, user, settings);
  }
  const adopted = await accepts(data);
  const { guard, connection } = await reach(data, bin, user, say);
  return { connection, adopted, stop: () => letGo(guard, data) };
}

interface Reached {
  readonly guard: Client;
  readonly connection: PoolConfig;
}

async function reach(
  data: string,
  bin: Binaries,
  user: ServerUser | undefined,
  say: (words: string) => void,
): Promise<Reached> {
  const refusal = new StartRefusal(
    `PostgreSQL in ${data} does not start; its own words are in ${join(data, "server.log")}. Nothing was destroyed.`,
  );
  let failures = 0;
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const connection = (await accepts(data)) ? await connectionOf(data) : null;
    if (connection !== null) {
      // `null`: its last user is just stopping it, so look again.
      const guard = await holdInUse(connection);
      if (guard !== null) return { guard, connection };
      continue;
    }
    if (failures === 0) say("Starting the database.");
    const started = await start(data, bin, user);
    if (!started && !(await postmasterLives(data))) failures += 1;
    if (failures >= 3) throw refusal;
  }
  throw refusal;
}

/** `false` also when another gateway was quicker and its server holds the folder. */
async function start(data: string, bin: Binaries, user: ServerUser | undefined): Promise<boolean> {
  await clearStalePid(data);
  await socketFolder(data, user);
  const log = join(data, "server.log");
  return runBinary(bin.pg_ctl, ["start", "-w", "-t", "30", "-D", data, "-l", log], user).then(
    () => true,
    async () => {
      await sleep(100);
      return false;
    },
  );
}
