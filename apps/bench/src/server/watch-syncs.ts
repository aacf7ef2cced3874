import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { serverProcesses } from "./server-processes.ts";

/** One call that made the kernel write a file to the disk, in milliseconds since 1970. */
export interface Sync {
  readonly begun: number;
  readonly ended: number;
}

/** What strace sees, or why nothing could be seen. */
export type Watched =
  | { readonly kind: "watching"; readonly stop: () => Promise<readonly Sync[]> }
  | { readonly kind: "unwatched"; readonly because: string };

const PATIENCE_MS = 5_000;
/** The calls by which PostgreSQL makes what it wrote last. */
const CALLS = "fdatasync,fsync,sync_file_range";

/** Watches a server's processes, and those they start, with strace. */
export async function watchSyncs(dataFolder: string): Promise<Watched> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-bench-strace-"));
  const file = join(folder, "calls");
  const pids = serverProcesses(dataFolder).flatMap((pid) => ["-p", String(pid)]);
  const shape = ["-f", "-ttt", "-T", "-e", `trace=${CALLS}`, "-o", file, ...pids];
  const child = spawn("strace", shape, { stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (words += chunk));
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("close", () => resolve());
  });
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await delay(20)) {
    const attached = words.split("attached").length - 1;
    if (attached >= pids.length / 2 && attached > 0) break;
    if (child.exitCode !== null || child.pid === undefined) {
      await rm(folder, { recursive: true });
      const because = child.pid === undefined ? "strace is not installed" : "this machine lets nobody trace";
      return { kind: "unwatched", because };
    }
  }
  return {
    kind: "watching",
    stop: async () => {
      child.kill("SIGINT");
      await ended;
      const text = await readFile(file, "utf8");
      await rm(folder, { recursive: true });
      return syncsIn(text);
    },
  };
}

/** Reads what strace wrote with `-f -ttt -T`: calls that came back without an error, whole or in two halves. */
export function syncsIn(text: string): readonly Sync[] {
  const begun = new Map<string, number>();
  const syncs: Sync[] = [];
  for (const line of text.split("\n")) {
    const [, pid = "", at = "", call = ""] = /^(\d+) +([\d.]+) (.*)$/.exec(line) ?? [];
    if (call.endsWith("<unfinished ...>")) begun.set(pid, Number(at) * 1_000);
    const took = / = 0 <([\d.]+)>$/.exec(call)?.[1];
    if (took === undefined) continue;
    const start = call.startsWith("<...") ? begun.get(pid) : Number(at) * 1_000;
    if (start !== undefined) syncs.push({ begun: start, ended: start + Number(took) * 1_000 });
  }
  return syncs;
}
