import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import channels from "../channels.config.ts";
import { createGateway } from "./app.ts";
import { anchorsOf } from "./audit/anchor-file.ts";
import { failureSentence } from "./boot/failure-sentence.ts";
import { openHouse } from "./boot/open-house.ts";
import { createSay } from "./boot/say.ts";
import { createShutdown } from "./boot/shutdown.ts";
import { AUDIT_IS_OWN, whereToGo } from "./boot/where-to-go.ts";
import { freshPassword } from "./demo/password.ts";
import { mayDemo, seedDemo } from "./demo/seed.ts";
import { readEnv, type Env } from "./env/read.ts";
import { checkAddress } from "./http/listen.ts";
import { errorFacts } from "./log/error-facts.ts";
import { pinoLog } from "./log/pino-log.ts";

const say = createSay(process.stdout);
const complain = createSay(process.stderr);
const log = pinoLog(process.stderr);
let drainMs = 0;
const shutdown = createShutdown({
  exit: (code) => process.exit(code),
  onError: (error) => log.error("stopping", errorFacts(error)),
  limitMs: () => 30_000 + drainMs,
});
// Handled from the first line on: a signal during the start also ends in order, and a second one hurries nothing.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    say(shutdown.stopping() ? "Already stopping." : "Stopping.");
    void shutdown.stop(false);
  });
// A bug ends the process in order, and without its words, which could be somebody's.
for (const bug of ["uncaughtException", "unhandledRejection"] as const)
  process.on(bug, (error: unknown) => {
    log.error("bug", errorFacts(error));
    complain("Something unforeseen went wrong; stopping.");
    void shutdown.stop(true);
  });

const random = (size: number): Uint8Array => randomBytes(size);
const clock = Date.now;

async function start(env: Env): Promise<void> {
  // Before a database and a key are made that nobody could use.
  await checkAddress(env.port, env.host);
  const { store, keyring, fresh } = await openHouse({ env, clock, say, shutdown });
  if (shutdown.stopping()) return;
  const demoPassword = fresh && mayDemo(env) ? (env.demoPassword ?? freshPassword(random)) : null;
  const started = await createGateway({
    env,
    environment: process.env,
    channels,
    demo: mayDemo(env),
    consoleFolder: fileURLToPath(new URL("../../console/dist", import.meta.url)),
    anchors: anchorsOf(env, clock),
    store,
    keyring,
    clock,
    random,
    fetch: globalThis.fetch,
    log,
  });
  if (started.kind === "refused") return refuse(started.reasons);
  // Said each time: whoever reads the log after something happened has to know what the audit is worth.
  if (await store.audit.isOwn()) {
    say(AUDIT_IS_OWN);
    log.warn("audit_not_apart", {});
  }
  const { gateway } = started;
  shutdown.later(() => gateway.close());
  // Only now: a start that fails would make accounts whose password nobody was ever told.
  if (demoPassword !== null) {
    say("Making the demo accounts.");
    await seedDemo(store, demoPassword);
  }
  const staff = await store.staff.count();
  for (const line of whereToGo({ env, gateway, demoPassword, staff })) say(line);
}

/** All reasons at once; then everything that was opened is closed again. */
function refuse(reasons: readonly string[]): Promise<void> {
  for (const reason of reasons) complain(`Holdfast does not start: ${reason}`);
  return shutdown.stop(true);
}

const read = readEnv(process.env);
if (read.kind === "refused") await refuse(read.reasons);
else {
  const { env } = read;
  ({ drainMs } = env);
  await start(env).catch((error: unknown) => {
    if (shutdown.stopping()) return;
    const { port, host, databaseUrl } = env;
    return refuse([failureSentence(error, { port, host, externalDatabase: databaseUrl !== null })]);
  });
}
