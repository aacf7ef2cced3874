import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";

/** A program that the lab started, and that it ends by its own id. */
export interface Program {
  readonly pid: number;
  /** All that it said. */
  readonly words: () => Promise<string>;
  readonly isRunning: () => boolean;
  readonly ended: Promise<void>;
  /** Asks it to end, and makes it end when it does not. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

const STOP_MS = 5_000;

/**
 * Becomes the program, in a group of processes of its own; the watch in that group reads a line that nobody writes to, and ends
 * them all once whoever holds its other end is gone, killed or not. It is nobody's child: a program may wait for all of its own.
 */
const WATCHED = `(sh -c 'read -r _ <&3; kill -s KILL -- "-$1"' sh "$$" &)
exec "$@" 3<&-`;

/**
 * Starts a program whose words go into a file, in a folder, or in this process's own. It ends with whoever started it, and
 * everything that it started ends with it, so that a test that is killed leaves no exchange behind.
 */
export async function startProgram(
  command: string,
  parameters: readonly string[],
  output: string,
  folder?: string,
): Promise<Program> {
  const file = await open(output, "a", 0o600);
  const child: ChildProcess = spawn("/bin/sh", ["-c", WATCHED, "sh", command, ...parameters], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", file.fd, file.fd, "pipe"],
  });
  const line = child.stdio[3];
  const ended = once(child, "exit").then(() => void line?.destroy());
  await once(child, "spawn");
  await file.close();
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} did not start`);
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    words: () => readFile(output, "utf8"),
    isRunning,
    ended,
    stop: async (signal = "SIGTERM") => {
      if (!isRunning()) return;
      child.kill(signal);
      const patience = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
      await ended;
      clearTimeout(patience);
    },
  };
}
