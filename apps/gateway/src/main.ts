import { randomBytes } from "node:crypto";
import { failureSentence } from "./boot/failure-sentence.ts";
import { openHouse } from "./boot/open-house.ts";
import { createSay } from "./boot/say.ts";
import { createShutdown } from "./boot/shutdown.ts";
import { readEnv, type Env } from "./env/read.ts";
import { checkAddress } from "./http/check-address.ts";
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

/** Reads all but what makes a database and brings it up to date: a second's work, once. */
const readOthers = async () => import("./boot/serve-house.ts");

async function start(env: Env): Promise<void> {
  // Before a database and a key are made that nobody could use.
  await checkAddress(env.port, env.host);
  const house = await openHouse({ env, clock, say, shutdown, meanwhile: () => void readOthers() });
  if (shutdown.stopping()) return;
  const { serveHouse } = await readOthers();
  const reasons = await serveHouse({ env, house, clock, random, log, say, shutdown });
  if (reasons !== null) await refuse(reasons);
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
