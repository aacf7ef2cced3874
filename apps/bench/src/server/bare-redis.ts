import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { freePort } from "@holdfast/tooling/free-port";

const PROGRAM = "/usr/bin/redis-server";

/** Why nothing can be set beside Redis here; `null` where it can. */
export const NO_REDIS = existsSync(PROGRAM) ? null : "redis-server is not installed";

/** A Redis on this machine alone, that keeps nothing. */
export interface BareRedis {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Starts one; resolves once it takes connections. */
export async function startBareRedis(): Promise<BareRedis> {
  const port = await freePort();
  const shape = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn(PROGRAM, shape, { cwd: tmpdir(), stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(child, "close");
  let words = "";
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      words += chunk;
      if (words.includes("Ready to accept connections")) resolve();
    });
  });
  await Promise.race([ready, ended]);
  if (child.exitCode !== null) throw new Error(`Redis ended by itself:\n${words}`);
  return {
    port,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
