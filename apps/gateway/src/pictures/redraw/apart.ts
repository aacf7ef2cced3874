import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import type { Limits } from "./limits.ts";

/**
 * No writing and no other processes. This binds scripts; the decoder's native code is bound by its user's rights alone,
 * and may read what that user may.
 */
const CONFINED = ["--permission", "--allow-addons", "--allow-fs-read=*", "--no-warnings"];

const STOPPED: ReadonlySet<string> = new Set(["SIGINT", "SIGTERM", "SIGHUP"]);

/** What a decoding process said, and whether the clock ended it. */
export interface Said {
  readonly answer: Buffer;
  readonly wasLate: boolean;
}

/**
 * Gives bytes to a decoding program in a process of its own, within limits of computing and memory, and hears what it says. This
 * process is never at stake. Rejects when the process could not be had, or was stopped from outside.
 */
export async function decodeApart(
  program: string,
  bytes: Uint8Array,
  { computingMs, patienceMs, memoryBytes }: Limits,
  allowed: readonly string[] = [],
): Promise<Said> {
  const limits = [String(memoryBytes), String(computingMs)];
  const child = spawn(process.execPath, [...CONFINED, ...allowed, program, ...limits], {
    // Nothing of ours goes along, least of all the master key.
    env: {},
    stdio: ["pipe", "pipe", "ignore"],
    timeout: patienceMs,
    killSignal: "SIGKILL",
  });
  // Listened for at once: it may be over before anything else is.
  const over = Promise.all([buffer(child.stdout), once(child, "close")]);
  over.catch(() => {});
  // Where the machine runs out of memory, this one goes first.
  await writeFile(`/proc/${child.pid}/oom_score_adj`, "1000").catch(() => {});
  // One that ends early stops reading; that is told by its answer.
  child.stdin.on("error", () => {});
  child.stdin.end(bytes);
  const [answer] = await over;
  // Whoever stops this house by its terminal stops that process too, and says nothing about the picture.
  if (STOPPED.has(child.signalCode ?? "")) throw new Error("the decoding process was stopped from outside");
  return { answer, wasLate: child.killed };
}
