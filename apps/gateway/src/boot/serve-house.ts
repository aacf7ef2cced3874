import { fileURLToPath } from "node:url";
import channels from "../../channels.config.ts";
import { createGateway } from "../app.ts";
import { anchorsOf } from "../audit/anchor-file.ts";
import { freshPassword } from "../demo/password.ts";
import { mayDemo, seedDemo } from "../demo/seed.ts";
import type { Env } from "../env/read.ts";
import type { Log } from "../log/log.ts";
import type { House } from "./open-house.ts";
import type { Say } from "./say.ts";
import type { Shutdown } from "./shutdown.ts";
import { AUDIT_IS_OWN, whereToGo } from "./where-to-go.ts";

export interface ServeHouse {
  readonly env: Env;
  readonly house: House;
  readonly clock: () => number;
  readonly random: (size: number) => Uint8Array;
  readonly log: Log;
  readonly say: Say;
  readonly shutdown: Pick<Shutdown, "later">;
}

/** Serves a house that is open, and says where to go; the reasons, all at once, where it cannot. */
export async function serveHouse(asked: ServeHouse): Promise<readonly string[] | null> {
  const { env, clock, random, log, say, shutdown } = asked;
  const { store, keyring, fresh } = asked.house;
  const demoPassword = fresh && mayDemo(env) ? (env.demoPassword ?? freshPassword(random)) : null;
  const started = await createGateway({
    env,
    environment: process.env,
    channels,
    demo: mayDemo(env),
    consoleFolder: fileURLToPath(new URL("../../../console/dist", import.meta.url)),
    anchors: anchorsOf(env, clock),
    store,
    keyring,
    clock,
    random,
    fetch: globalThis.fetch,
    log,
  });
  if (started.kind === "refused") return started.reasons;
  // Said each time: whoever reads the log after something happened has to know what the audit is worth.
  if (await store.audit.isOwn()) {
    say(AUDIT_IS_OWN);
    log.warn("audit_not_apart", {});
  }
  const { gateway } = started;
  shutdown.later(() => gateway.close());
  // Only now: a start that fails would make accounts whose password nobody was ever told.
  let isSeeded = false;
  if (demoPassword !== null) {
    say("Making the demo accounts.");
    isSeeded = await seedDemo(store, demoPassword);
  }
  const staff = await store.staff.count();
  for (const line of whereToGo({ env, gateway, demoPassword: isSeeded ? demoPassword : null, staff }))
    say(line);
  return null;
}
