import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { decodeAnswer, type Redrawn } from "./answer.ts";
import type { Limits } from "./limits.ts";

const PROGRAM = fileURLToPath(new URL("redraw-process.ts", import.meta.url));

/**
 * No writing and no other processes. This binds scripts; the decoder's native code is bound by its user's rights alone,
 * and may read what that user may.
 */
const CONFINED = ["--permission", "--allow-addons", "--allow-fs-read=*", "--no-warnings"];

const STOPPED: ReadonlySet<string> = new Set(["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Decodes one picture in a process of its own, within limits of computing and memory. A process that ends without an
 * answer was a bomb, or may as well have been; this process is never at stake. Rejects when the machine had no time.
 */
export async function redrawApart(
  bytes: Uint8Array,
  { computingMs, patienceMs, memoryBytes }: Limits,
): Promise<Redrawn> {
  const child = spawn(process.execPath, [...CONFINED, PROGRAM, String(memoryBytes), String(computingMs)], {
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
  const redrawn = decodeAnswer(answer);
  // On a busy machine the clock says nothing about the picture: it is tried again, not refused for good.
  if (redrawn === null && child.killed) throw new Error("the machine had no time to decode");
  return redrawn ?? { kind: "refused", refusal: "bomb" };
}
