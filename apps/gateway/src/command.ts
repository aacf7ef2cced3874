import { createSay } from "./boot/say.ts";
import { createShutdown } from "./boot/shutdown.ts";
import { failureSentence } from "./boot/failure-sentence.ts";
import { openHouse } from "./boot/open-house.ts";
import { createAdministrator, type AdministratorCreated } from "./command/create-administrator.ts";
import { readPassword } from "./command/read-password.ts";
import { readEnv, type Env } from "./env/read.ts";

const HELP = `pnpm holdfast <command>

  create-administrator <username>   makes the first administrator; asks for the password
  help                              says this
`;

const REFUSALS: Readonly<Record<Extract<AdministratorCreated, { kind: "refused" }>["because"], string>> = {
  administrator_exists: "there is an administrator already; they can change everybody's role.",
  username: "a user name has 2 to 40 letters, digits, dots or underscores.",
  password: "a password has 12 to 256 characters.",
  username_taken: "this user name is taken.",
};

const say = createSay(process.stdout);
const complain = createSay(process.stderr);
const shutdown = createShutdown({
  exit: (code) => process.exit(code),
  onError: () => complain("Not everything could be closed in order."),
  limitMs: 30_000,
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => void shutdown.stop(true));

function refuse(reasons: readonly string[]): Promise<void> {
  for (const reason of reasons) complain(`Nothing was changed: ${reason}`);
  return shutdown.stop(true);
}

async function run(env: Env, username: string): Promise<void> {
  const { store } = await openHouse({ env, clock: Date.now, say, shutdown });
  const outcome = await createAdministrator(store.staff, username, () => readPassword(process.stdin, say));
  if (outcome.kind === "refused") return refuse([REFUSALS[outcome.because]]);
  say(`Made the administrator ${outcome.username}; sign in with the password you gave.`);
  return shutdown.stop(false);
}

const [command = "help", username, ...more] = process.argv.slice(2);
if (command === "create-administrator" && username !== undefined && more.length === 0) {
  const read = readEnv(process.env);
  if (read.kind === "refused") await refuse(read.reasons);
  else {
    const { port, host, databaseUrl } = read.env;
    await run(read.env, username).catch((error: unknown) =>
      refuse([failureSentence(error, { port, host, externalDatabase: databaseUrl !== null })]),
    );
  }
} else {
  const helped = command === "help" || command === "--help";
  (helped ? say : complain)(HELP.trimEnd());
  process.exitCode = helped ? 0 : 1;
}
