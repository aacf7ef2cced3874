import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensurePackage } from "./ensure-package.ts";
import { freePort } from "./free-port.ts";

const REDIS = "/usr/bin/redis-server";
const START_MS_MAX = 10_000;
const PASSWORD = "an-invented-password";

/** What it shows by TLS: files in PEM. */
export interface RedisCertificate {
  readonly keyFile: string;
  readonly certificateFile: string;
}

/** A real Redis of the tests, on the loopback interface, that keeps nothing and wants a password. */
export interface RealRedis {
  readonly url: string;
  readonly port: number;
  readonly password: string;
  /** Stops it as the system does: whoever is connected hears nothing any more. */
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Ends it without a word, and waits until it is gone; its port stays its own. */
  readonly kill: () => Promise<void>;
  /** Starts it again where it was. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts one, by TLS alone where a certificate is given, and resolves once it takes connections. */
export async function startRedis(certificate: RedisCertificate | null = null): Promise<RealRedis> {
  ensurePackage("redis-server", REDIS);
  const folder = await mkdtemp(join(tmpdir(), "holdfast-redis-"));
  const port = await freePort();
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const next = spawn(REDIS, ["-"], { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
    child = next;
    let words = "";
    next.stdout.setEncoding("utf8").on("data", (text: string) => (words += text));
    next.stdin.end(configuration(port, certificate).join("\n"));
    for (const end = Date.now() + START_MS_MAX; !words.includes("Ready to accept connections");) {
      if (next.exitCode !== null || Date.now() > end) throw new Error(`Redis did not start:\n${words}`);
      await sleep(20);
    }
  }

  async function kill(): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, "exit");
    running.kill("SIGKILL");
    await ended;
  }

  await start();
  return {
    url: `${certificate === null ? "redis" : "rediss"}://:${PASSWORD}@localhost:${port}`,
    port,
    password: PASSWORD,
    pause: () => void child?.kill("SIGSTOP"),
    goOn: () => void child?.kill("SIGCONT"),
    kill,
    start,
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configuration(port: number, certificate: RedisCertificate | null): readonly string[] {
  const plain = certificate === null;
  return [
    "bind 127.0.0.1 ::1",
    `port ${plain ? port : 0}`,
    ...(plain
      ? []
      : [
          `tls-port ${port}`,
          `tls-cert-file ${certificate.certificateFile}`,
          `tls-key-file ${certificate.keyFile}`,
          "tls-auth-clients no",
        ]),
    `requirepass ${PASSWORD}`,
    'save ""',
    "appendonly no",
    "",
  ];
}
