import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { bareEnvironment } from "@holdfast/tooling/bare-environment";

const MAIN = fileURLToPath(new URL("../../../gateway/src/main.ts", import.meta.url));
const PATIENCE_MS = 180_000;
/** How much of its last words is kept for somebody who asks why it ended. */
const WORDS_MAX = 2_000;

/** One real gateway, a process of its own. */
export interface GatewayProcess {
  readonly pid: number;
  /** Resolves once it serves; rejects with its last words when it ends before. */
  readonly ready: () => Promise<void>;
  /** Ends it in order. */
  readonly stop: () => Promise<void>;
  /** Ends it with kill -9, and resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts the program that `pnpm start` starts, with nothing of this process's own environment but what every program gets. */
export function startGateway(url: URL, environment: Readonly<Record<string, string>>): GatewayProcess {
  // NODE_OPTIONS is how a profile is taken of it.
  const { HOLDFAST_BENCH_NODE_OPTIONS: NODE_OPTIONS = "" } = process.env;
  // With what this process itself was told: `start` says the same to the gateway.
  const child = spawn(process.execPath, [...process.execArgv, MAIN], {
    env: { ...bareEnvironment(), NODE_OPTIONS, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("the gateway's process cannot be started");
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    words = (words + chunk).slice(-WORDS_MAX);
  });
  const ended = once(child, "close");
  const finish = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    pid,
    ready: async () => {
      for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await delay(20)) {
        if (child.exitCode !== null) throw new Error(`the gateway ended by itself:\n${words}`);
        const answer = await fetch(new URL("/readyz", url)).catch(() => null);
        await answer?.arrayBuffer().catch(() => null);
        if (answer?.status === 200) return;
      }
      throw new Error(`the gateway was not ready in time:\n${words}`);
    },
    stop: () => finish("SIGTERM"),
    kill: () => finish("SIGKILL"),
  };
}
