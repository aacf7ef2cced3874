import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@holdfast/tooling/free-port";
import { kannelConfig, type KannelParts } from "./kannel-config.ts";
import { BEARERBOX, ensureKannel, SMSBOX } from "./kannel-package.ts";

/** What a Kannel of the tests needs to know of both its neighbours. */
export interface KannelOptions {
  readonly smscPort: number;
  readonly smscPassword: string;
  readonly from: string;
  readonly callbackUrl: string;
  readonly callbackSecret: string;
  readonly otherwise?: NonNullable<KannelParts["otherwise"]>;
}

/** A real Kannel on the loopback interface. */
export interface Kannel {
  /** What the channel's settings need of it. */
  readonly settings: {
    readonly sendsmsUrl: string;
    readonly username: string;
    readonly password: string;
    readonly statusUrl: string;
    readonly statusPassword: string;
  };
  /** Its logs and its store; the configuration is kept elsewhere. */
  readonly folder: string;
  readonly pids: () => readonly number[];
  /** How many texts and reports its store holds. */
  readonly stored: () => number;
  /** Resolves once the link to the carrier is up, or down. */
  readonly untilLink: (up: boolean) => Promise<void>;
  readonly start: () => Promise<void>;
  /** Ends both programs and leaves their store. */
  readonly stop: () => Promise<void>;
  /** Ends both programs and removes all they wrote. */
  readonly remove: () => Promise<void>;
}

/** Memory, where a store leaves nothing on a disk. */
const MEMORY = "/dev/shm";
const USERNAME = "holdfast";
const PASSWORD = "an-invented-password";
const STATUS_PASSWORD = "an-invented-status-password";
const READY_MS = 30_000;
const STOP_MS = 20_000;
const LOOK_MS = 50;
const WORDS_KEPT = 1_000;

/** Starts bearerbox and smsbox in a folder of their own and resolves when the link to the carrier is up. */
export async function startKannel(options: KannelOptions): Promise<Kannel> {
  ensureKannel();
  const root = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), "holdfast-kannel-"));
  const folder = join(root, "written");
  await mkdir(join(folder, "store"), { recursive: true });
  const ports = { admin: await freePort(), boxes: await freePort(), sendsms: await freePort() };
  const file = join(root, "kannel.conf");
  const parts = {
    ...options,
    folder,
    ports,
    username: USERNAME,
    password: PASSWORD,
    statusPassword: STATUS_PASSWORD,
  };
  await writeFile(file, kannelConfig(parts), { mode: 0o600 });

  const status = async (): Promise<string> => {
    try {
      const page = await fetch(`http://127.0.0.1:${ports.admin}/status.txt?password=${STATUS_PASSWORD}`);
      return await page.text();
    } catch {
      return "";
    }
  };
  let running: readonly ChildProcess[] = [];
  const said = async (): Promise<string> =>
    (await Promise.all(["bearerbox", "smsbox"].map((box) => wordsIn(join(folder, `${box}.out`))))).join("\n");
  const until = async (what: string, holds: (words: string) => boolean): Promise<void> => {
    const deadline = Date.now() + READY_MS;
    while (!holds(await status())) {
      const ended = running.find((program) => !isRunning(program));
      if (ended !== undefined)
        throw new Error(`Kannel ended before ${what} came to be; it said: ${await said()}`);
      if (Date.now() > deadline)
        throw new Error(`Kannel runs and ${what} did not come to be; it said: ${await said()}`);
      await pause(LOOK_MS);
    }
  };
  const untilLink = (up: boolean): Promise<void> =>
    until(up ? "the link up" : "the link down", (words) => /carrier.*\(online/.test(words) === up);

  const stop = async (): Promise<void> => {
    // smsbox first, so that bearerbox keeps what arrives meanwhile.
    for (const program of running.toReversed()) await end(program);
    running = [];
  };
  const start = async (): Promise<void> => {
    const bearerbox = await launch(BEARERBOX, file, join(folder, "bearerbox.out"));
    running = [bearerbox];
    // smsbox gives up at once when there is nobody to connect to.
    await until("bearerbox", (words) => words !== "");
    running = [bearerbox, await launch(SMSBOX, file, join(folder, "smsbox.out"))];
    await until("smsbox", (words) => /smsbox:/.test(words));
    await untilLink(true);
  };
  const remove = async (): Promise<void> => {
    await stop();
    await rm(root, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    settings: {
      sendsmsUrl: `http://127.0.0.1:${ports.sendsms}/cgi-bin/sendsms`,
      username: USERNAME,
      password: PASSWORD,
      statusUrl: `http://127.0.0.1:${ports.admin}/status.xml`,
      statusPassword: STATUS_PASSWORD,
    },
    folder,
    pids: () => running.flatMap(({ pid }) => pid ?? []),
    stored: () =>
      readdirSync(join(folder, "store"), { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      ).length,
    untilLink,
    start,
    stop,
    remove,
  };
}

async function launch(program: string, config: string, output: string): Promise<ChildProcess> {
  const words = await open(output, "a", 0o600);
  const child = spawn(program, ["-v", "4", config], { stdio: ["ignore", words.fd, words.fd] });
  await once(child, "spawn");
  await words.close();
  return child;
}

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;

/** The end of what a program wrote: why it ended. */
async function wordsIn(file: string): Promise<string> {
  return (await readFile(file, "utf8").catch(() => "")).slice(-WORDS_KEPT);
}

async function end(program: ChildProcess): Promise<void> {
  if (!isRunning(program)) return;
  const ended = once(program, "exit");
  program.kill("SIGTERM");
  const patience = setTimeout(() => program.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(patience);
}
