import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The kernel counts processor time in hundredths of a second. */
const TICK_MICROS = 10_000;

/** CPU time of a PostgreSQL server, its backends and those that have ended, in microseconds; `NaN` where it cannot be read. */
export function serverCpuMicros(dataFolder: string): number {
  try {
    const postmaster = readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n")[0] ?? "";
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => ({ pid, times: timesOf(pid) }))
      .filter(({ pid, times }) => pid === postmaster || times?.parent === postmaster)
      .reduce(
        (sum, { pid, times }) => sum + (times?.own ?? 0) + (pid === postmaster ? (times?.ended ?? 0) : 0),
        0,
      );
  } catch {
    return Number.NaN;
  }
}

/**
 * CPU time of one process so far, in microseconds; `NaN` where it cannot be read. To the microsecond, of the threads that it has now, where
 * the kernel keeps count of each; to the hundredth of a second else.
 */
export function processCpuMicros(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanos = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]),
    );
    return nanos.reduce((sum, one) => sum + one, 0) / 1_000;
  } catch {
    return timesOf(String(pid))?.own ?? Number.NaN;
  }
}

interface Times {
  parent: string;
  /** Its own time in microseconds. */
  own: number;
  /** That of its children that have ended. */
  ended: number;
}

function timesOf(pid: string): Times | null {
  try {
    return timesIn(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return null; // it ended while it was looked at
  }
}

/** Reads one line of `/proc/<pid>/stat`; the program's name in it may hold anything, brackets too. */
export function timesIn(line: string): Times {
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const ticks = (index: number): number => Number(fields[index]) * TICK_MICROS;
  return { parent: fields[1] ?? "", own: ticks(11) + ticks(12), ended: ticks(13) + ticks(14) };
}
