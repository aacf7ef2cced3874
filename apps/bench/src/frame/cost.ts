import { readFileSync } from "node:fs";
import { timesIn } from "../server/server-cpu.ts";

/** One measurement of a rate, with the CPU time that each operation took on both ends. */
export interface Cost {
  readonly perSecond: number;
  /** CPU microseconds of whoever asked, for each operation. */
  readonly clientMicros: number;
  /** CPU microseconds of the server, for each operation. */
  readonly serverMicros: number;
}

/** Counts the operations of a piece of work and what each of them cost. */
export async function costOf(
  serverCpu: () => number,
  clientCpu: () => number,
  work: () => Promise<{ operations: number; perSecond: number }>,
): Promise<Cost> {
  const server = serverCpu();
  const client = clientCpu();
  const { operations, perSecond } = await work();
  return {
    perSecond,
    clientMicros: (clientCpu() - client) / operations,
    serverMicros: (serverCpu() - server) / operations,
  };
}

/** CPU microseconds of this process so far. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** CPU microseconds of the programs that this process has started and seen end; `NaN` where it cannot be read. */
export function childrenCpu(): number {
  try {
    return timesIn(readFileSync("/proc/self/stat", "utf8")).ended;
  } catch {
    return Number.NaN;
  }
}
