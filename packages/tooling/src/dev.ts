import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** `pnpm dev`: the console is built again and the gateway started again whenever a source changes. */
const folder = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

// Each in a process group of its own: Ctrl-C reaches this process alone, which then stops them in order.
const start = (where: string, program: string, parameters: readonly string[]): ChildProcess =>
  spawn(program, parameters, { cwd: folder(where), stdio: "inherit", detached: true });

const children = [
  start("apps/console", folder("apps/console/node_modules/.bin/vite"), ["build", "--watch"]),
  start("apps/gateway", process.execPath, ["--watch", "--watch-preserve-output", "src/main.ts"]),
];

let stopping: Promise<void> | undefined;
/** Passes the signal on once, and waits: the gateway has a database to stop. */
function stop(): Promise<void> {
  return (stopping ??= (async () => {
    const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const ended = running.map((child) => once(child, "exit"));
    for (const { pid } of running) if (pid !== undefined) process.kill(-pid, "SIGTERM");
    await Promise.all(ended);
  })());
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
await Promise.race(children.map((child) => once(child, "exit")));
await stop();
