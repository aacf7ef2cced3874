import { execFile } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import type { PoolConfig } from "pg";

const run = promisify(execFile);
const DEBIAN = "/usr/lib/postgresql";

/** The sentence for somebody whose machine has no pgbench. */
export const PGBENCH_MISSING =
  "The limits are measured with pgbench, and none was found: install PostgreSQL's own programs (Debian: `apt-get install postgresql`).";

/** The path of PostgreSQL's own load generator, `null` when it is not installed. */
export function findPgbench(path: string = process.env["PATH"] ?? ""): string | null {
  const folders = [...path.split(delimiter).filter(Boolean), ...debianFolders()];
  return folders.map((folder) => join(folder, "pgbench")).find(isRunnable) ?? null;
}

function debianFolders(): readonly string[] {
  try {
    return readdirSync(DEBIAN)
      .toSorted()
      .toReversed()
      .map((version) => join(DEBIAN, version, "bin"));
  } catch {
    return []; // not a Debian, or no server on it
  }
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface PgbenchRun {
  readonly program: string;
  readonly connection: PoolConfig;
  /** A script of its own, one transaction. */
  readonly script: string;
  readonly clients: number;
  /** How long, or else how many transactions of each client. */
  readonly seconds?: number;
  readonly transactions?: number;
  /** What the script finds set. */
  readonly variables?: Readonly<Record<string, number>>;
}

/** Transactions a second of a script, with prepared statements, without the time to connect. */
export async function pgbench({
  program,
  connection,
  script,
  clients,
  seconds = 1,
  transactions,
  variables = {},
}: PgbenchRun): Promise<number> {
  const length = transactions === undefined ? `-T ${seconds}` : `-t ${transactions}`;
  const shape = `-n -M prepared ${length} -c ${clients} -j ${Math.min(clients, 2)}`.split(" ");
  const set = Object.entries(variables).flatMap(([name, value]) => ["-D", `${name}=${value}`]);
  const server = [
    "-h",
    String(connection.host),
    "-p",
    String(connection.port),
    "-U",
    String(connection.user),
  ];
  const { stdout } = await run(
    program,
    [...shape, ...set, "-f", script, ...server, String(connection.database)],
    { env: { ...process.env, PGOPTIONS: connection.options ?? "" } },
  );
  return rateIn(stdout);
}

/** Reads the rate from what pgbench says; an aborted client or a failed transaction is no measurement. */
export function rateIn(words: string): number {
  const failed = /number of failed transactions: (\d+)/.exec(words)?.[1] ?? "0";
  const rate = /^tps = ([\d.]+) \(without initial connection time\)/m.exec(words)?.[1];
  if (rate === undefined || failed !== "0" || /aborted/.test(words))
    throw new Error(`pgbench did not measure:\n${words}`);
  return Number(rate);
}
