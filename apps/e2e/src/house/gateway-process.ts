import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { bareEnvironment } from "@holdfast/tooling/bare-environment";

const MAIN = fileURLToPath(new URL("../../../gateway/src/main.ts", import.meta.url));
/** A first start makes a database and seven accounts, beside a browser on two cores, which somebody else may want as well. */
const START_MS_MAX = 120_000;
const STOP_MS_MAX = 35_000;
/** It is asked again: one that hangs must not be waited for past the end of a start. */
const READY_MS_MAX = 5_000;

/** One gateway as the operating system sees it. */
export interface GatewayProcess {
  readonly url: URL;
  /** Everything it has written so far, to either stream. */
  readonly words: () => string;
  readonly alive: () => boolean;
  /** Asks it to stop and waits for its exit; rejects when it does not obey or fails on the way. */
  readonly stop: () => Promise<void>;
  /** Ends it without a word, as a crash would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** Stops it as the system does: it answers nobody, and its connections stand. */
  readonly pause: () => void;
  readonly goOn: () => void;
}

/** Starts `apps/gateway/src/main.ts` as `start` does, and resolves once it takes work. */
export async function startGateway(port: number, environment: NodeJS.ProcessEnv): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [MAIN], {
    // Nothing of the machine's own settings may leak in.
    env: { ...bareEnvironment(), HOME: process.env["HOME"], PORT: String(port), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (words += text));
  const ended = once(child, "exit").then(([code, signal]: unknown[]) => String(code ?? signal));
  const alive = (): boolean => child.exitCode === null && child.signalCode === null;
  const url = new URL(`http://localhost:${port}/`);

  // It answers before the demo accounts are made, and says where it listens after that.
  const isUp = async (): Promise<boolean> => words.includes("Listening on") && (await ready(url));
  for (const end = Date.now() + START_MS_MAX; !(await isUp()); await sleep(50)) {
    if (alive() && Date.now() < end) continue;
    child.kill("SIGKILL");
    throw new Error(`The gateway did not start (${await ended}):\n${words}`);
  }
  return {
    url,
    words: () => words,
    alive,
    async stop() {
      child.kill("SIGTERM");
      const late = sleep(STOP_MS_MAX, "late", { ref: false });
      const how = await Promise.race([ended, late]);
      if (how === "late") child.kill("SIGKILL");
      if (how !== "0") throw new Error(`The gateway stopped badly (${how}):\n${words}`);
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    pause: () => void child.kill("SIGSTOP"),
    goOn: () => void child.kill("SIGCONT"),
  };
}

function ready(url: URL): Promise<boolean> {
  return fetch(new URL("/readyz", url), { signal: AbortSignal.timeout(READY_MS_MAX) }).then(
    (answer) => answer.ok,
    () => false,
  );
}
