import { consentReport } from "@holdfast/consent-policy";
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import channels from "../channels.config.ts";
import { createSay } from "./boot/say.ts";
import { createShutdown } from "./boot/shutdown.ts";
import { failureSentence } from "./boot/failure-sentence.ts";
import { openHouse } from "./boot/open-house.ts";
import { anchorsOf } from "./audit/anchor-file.ts";
import { auditArguments } from "./command/audit/audit-arguments.ts";
import { auditAsk } from "./command/audit/audit-ask.ts";
import { auditVerify } from "./command/audit/audit-verify.ts";
import { reachHouseAudit } from "./command/audit/reach-house-audit.ts";
import { backup } from "./command/backup.ts";
import { createAdministrator, type AdministratorCreated } from "./command/create-administrator.ts";
import { doctor } from "./command/doctor/doctor.ts";
import { doctorArguments } from "./command/doctor/doctor-arguments.ts";
import { keyArguments } from "./command/key/key-arguments.ts";
import { key } from "./command/key/key.ts";
import { readPassword } from "./command/read-password.ts";
import { confirmTime } from "./command/retention/confirm-time.ts";
import { reportLines } from "./command/retention/report-lines.ts";
import { keysBeside, restore } from "./command/restore.ts";
import { readEnv, type Env } from "./env/read.ts";

const HELP = `pnpm holdfast <command>

  create-administrator <username>   makes the first administrator; asks for the password
  doctor                            looks at everything Holdfast stands on, and says what is wrong
    --send-to <number>              and sends a test text to your own telephone
    --channel <id>                  over this channel, where several carry texts
  backup <folder>                   writes everything there is into two files there, while gateways go on
  restore <file.data> [file.keys]   fills an empty database from them; older data with newer keys forgets what was forgotten
  key rotate                        makes a second master key; asked again, goes over to it while gateways go on, and retires the first
  key status                        says which keys there are, and how far a rotation is
  audit verify                      compares the audit with its seals and with what is kept outside the database
  audit who --case <number>         says who did or saw something of a case, or with --contact of a contact, the newest first
  audit what --account <name>       says what somebody did, saw and was refused
    --looks                         looks alone; --from and --to: a day or an instant; --before: the next page
  retention report                  says what is due to be forgotten, what is held and why, and what is gone; in numbers
  retention confirm-time <instant>  says what time it is by another clock, as 2026-11-28T21:05Z: then what is due is forgotten again
  consent-report                    writes every rule of what may leave, with examples, for a lawyer or a board
  help                              says this
`;

const REFUSALS: Readonly<Record<Extract<AdministratorCreated, { kind: "refused" }>["because"], string>> = {
  administrator_exists: "there is an administrator already; they can change everybody's role.",
  username: "a user name has 2 to 40 letters, digits, dots or underscores.",
  password: "a password has 12 to 256 characters.",
  guessed_first: "many people use this password, or it says where it is for: it is guessed first.",
  username_taken: "this user name is taken.",
};

const say = createSay(process.stdout);
const complain = createSay(process.stderr);
const shutdown = createShutdown({
  exit: (code) => process.exit(code),
  onError: () => complain("Not everything could be closed in order."),
  limitMs: () => 30_000,
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

async function reportRetention(env: Env): Promise<void> {
  const { store } = await openHouse({ env, clock: Date.now, say: complain, shutdown });
  for (const line of reportLines(await store.retention.report())) say(line);
  return shutdown.stop(false);
}

async function sayTime(env: Env, typed: string): Promise<void> {
  const { store } = await openHouse({ env, clock: Date.now, say: complain, shutdown });
  const { done, sentence } = await confirmTime(store.houseTime, typed);
  if (!done) return refuse([sentence]);
  say(sentence);
  return shutdown.stop(false);
}

async function examine(args: readonly string[]): Promise<void> {
  const asked = doctorArguments(args);
  if (asked === null) {
    complain(HELP.trimEnd());
    return shutdown.stop(true);
  }
  const sound = await doctor({
    environment: process.env,
    channels,
    clock: Date.now,
    random: randomBytes,
    uuid: randomUUID,
    fetch: globalThis.fetch,
    say,
    ...asked,
  });
  return shutdown.stop(!sound);
}

async function backUp(env: Env, folder: string): Promise<void> {
  const { data, keys } = await backup({ env, folder, clock: Date.now, say, shutdown });
  say(
    `Backed up into ${data} and ${keys}. Keep them apart, and of the keys only the newest; neither is of use without the master key.`,
  );
  return shutdown.stop(false);
}

async function bringBack(env: Env, data: string, keys = keysBeside(data)): Promise<void> {
  const { head, forgotten, leftOut } = await restore({
    env,
    places: { data, keys },
    anchors: anchorsOf(env, Date.now),
    clock: Date.now,
    say,
    shutdown,
  });
  say(
    `Restored what there was at ${new Date(head.takenAt).toISOString()}. Everybody signs in anew. What was done since is not there: messages, opt-outs, blocks, marks of danger, yeses that were taken back, holds, bars, accounts that were closed. Have shift leads look through these before anything leaves.`,
  );
  if (forgotten + leftOut > 0)
    say(
      `${forgotten} people and contacts were forgotten since, and are again; ${leftOut} records whose keys are gone were left out.`,
    );
  return shutdown.stop(false);
}

/** Does this with the environment, or says why not. */
async function withEnv(act: (env: Env) => Promise<void>): Promise<void> {
  const read = readEnv(process.env);
  if (read.kind === "refused") return refuse(read.reasons);
  const { port, host, databaseUrl } = read.env;
  return act(read.env).catch((error: unknown) =>
    refuse([failureSentence(error, { port, host, externalDatabase: databaseUrl !== null })]),
  );
}

async function audit(args: readonly string[]): Promise<void> {
  const asked = auditArguments(args);
  if (asked === null) {
    complain(HELP.trimEnd());
    return shutdown.stop(true);
  }
  await withEnv(async (env) => {
    const what = asked.kind === "verify" ? "verifying" : "asking";
    const store = await reachHouseAudit({ env, clock: Date.now, for: what, say: complain, shutdown });
    const sound =
      asked.kind === "verify"
        ? await auditVerify({ store, anchors: anchorsOf(env, Date.now), clock: Date.now, say })
        : await auditAsk({ store, ask: asked.ask, say });
    await shutdown.stop(!sound);
  });
}

async function masterKeys(args: readonly string[]): Promise<void> {
  const asked = keyArguments(args);
  if (asked === null) {
    complain(HELP.trimEnd());
    return shutdown.stop(true);
  }
  await withEnv(async (env) =>
    shutdown.stop(!(await key({ env, asked, clock: Date.now, wait, say, shutdown }))),
  );
}

const [command = "help", subject, ...more] = process.argv.slice(2);
if (command === "create-administrator" && subject !== undefined && more.length === 0) {
  await withEnv((env) => run(env, subject));
} else if (command === "backup" && subject !== undefined && more.length === 0) {
  await withEnv((env) => backUp(env, subject));
} else if (command === "restore" && subject !== undefined && more.length <= 1) {
  await withEnv((env) => bringBack(env, subject, more[0]));
} else if (command === "doctor") {
  await examine(process.argv.slice(3)).catch((error: unknown) => {
    complain(failureSentence(error, { port: 0, host: "", externalDatabase: false }));
    return shutdown.stop(true);
  });
} else if (command === "audit") {
  await audit(process.argv.slice(3));
} else if (command === "key") {
  await masterKeys(process.argv.slice(3));
} else if (command === "retention" && subject === "report" && more.length === 0) {
  await withEnv(reportRetention);
} else if (command === "retention" && subject === "confirm-time" && more.length === 1) {
  const [typed = ""] = more;
  await withEnv((env) => sayTime(env, typed));
} else if (command === "consent-report") {
  process.stdout.write(consentReport());
} else {
  const helped = command === "help" || command === "--help";
  (helped ? say : complain)(HELP.trimEnd());
  process.exitCode = helped ? 0 : 1;
}
