import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { timesIn } from "./server-cpu.ts";

/** The process ids of a folder's PostgreSQL, the first one its parent; none when no server is there. Linux only. */
export function serverProcesses(dataFolder: string): readonly number[] {
  const postmaster = parentOf(dataFolder);
  if (postmaster === null) return [];
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentIs(name, postmaster));
  return [Number(postmaster), ...children.map(Number)];
}

/** Ends a server and all that belongs to it with kill -9, as a machine does that runs out of memory. */
export function killServer(dataFolder: string): void {
  for (const pid of serverProcesses(dataFolder)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // It ended while it was looked for.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

function parentOf(dataFolder: string): string | null {
  try {
    return readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n")[0] ?? null;
  } catch {
    return null;
  }
}

function parentIs(pid: string, parent: string): boolean {
  try {
    return timesIn(readFileSync(`/proc/${pid}/stat`, "utf8")).parent === parent;
  } catch {
    return false;
  }
}
