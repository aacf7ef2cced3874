import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { bareEnvironment } from "@holdfast/tooling/bare-environment";

const SOURCES = new URL("../", import.meta.url);

/** A real process of ours, in a process group of its own, as a terminal would start it. */
export interface TestProcess {
  readonly child: ChildProcess;
  /** All that it said so far, both streams together. */
  readonly said: () => string;
  /** Resolves once it has said this; rejects with all it said when it ends before. */
  readonly until: (words: string) => Promise<void>;
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Signals the whole group, as Ctrl-C does. */
  readonly signal: (signal: NodeJS.Signals) => void;
}

export interface TestProcessOptions {
  readonly program: "main.ts" | "command.ts";
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Typed into its standard input, which then ends. */
  readonly input?: string;
  /** Runs it as this user. */
  readonly uid?: number;
}

/** Nothing of this process's own environment but what every program gets. */
export function startProcess({
  program,
  args = [],
  environment,
  input,
  uid,
}: TestProcessOptions): TestProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, SOURCES)), ...args], {
    cwd: "/",
    env: { ...bareEnvironment(), ...environment },
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  child.stdin.end(input ?? "");
  let text = "";
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      for (const listener of heard) listener();
    });
  const ended = once(child, "close").then(
    ([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null,
  );
  return {
    child,
    ended,
    said: () => text,
    until: async (words) => {
      const found = Promise.withResolvers<void>();
      const listen = (): void => (text.includes(words) ? found.resolve() : undefined);
      heard.add(listen);
      listen();
      const over = ended
        .then(() => listen())
        .then(() => Promise.reject(new Error(`ended without "${words}":\n${text}`)));
      await Promise.race([found.promise, over]).finally(() => heard.delete(listen));
    },
    signal: (signal) => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, signal);
    },
  };
}
