import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { migrate } from "@holdfast/db";
import { exact, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { soakLength, lengthSaid } from "./soak-length.ts";

/** So many contacts are raced for; whole, as the plan wants it, and in the time of a row. */
const [WHOLE, SHORT] = [10_000, 500];
const PROGRAM = fileURLToPath(new URL("../../../gateway/src/testing/race-process.ts", import.meta.url));

/** What the program says at its end. */
interface Raced {
  readonly contacts: number;
  readonly byStaff: number;
  readonly byHouse: number;
  readonly torn: readonly string[];
  readonly unexplained: readonly string[];
  readonly twice: readonly string[];
  readonly untold: readonly string[];
  readonly kinds: Readonly<Record<string, number>>;
}

/**
 * Leads who move, advocates who claim, take the next, accept and return, the routers of two gateways, shifts that end and pages that
 * freeze, all at the same contacts: each has one holder at a time, and the history explains each change.
 */
export const raceOfEverything: Row = {
  number: 37,
  name: "race-of-everything",
  run: async (bench) => {
    const length = soakLength(process.env);
    return measureRace(bench, length.isWhole ? WHOLE : SHORT, lengthSaid(length, "37 race of everything"));
  },
};

export async function measureRace(
  bench: Pick<BenchServer, "database">,
  rounds: number,
  what: string,
): Promise<readonly Figure[]> {
  const connection = await bench.database("bench_race");
  await migrate(connection);
  const raced = await raceOver(connection, rounds);
  const { torn, unexplained, twice, untold, kinds, byStaff, byHouse } = raced;
  const changes = byStaff + byHouse;
  return [
    exact(
      `${what}: one holder at a time`,
      `${torn.length + twice.length} broken of ${changes} changes of ${rounds}`,
      torn.length + twice.length === 0 && byStaff > 0,
      { ...kinds, byStaff, byHouse },
    ),
    exact(
      `${what}: the history explains each change`,
      `${unexplained.length + untold.length} unexplained of ${changes}, ${byHouse} of them the house's`,
      unexplained.length + untold.length === 0,
    ),
  ];
}

async function raceOver(connection: object, rounds: number): Promise<Raced> {
  const child = fork(PROGRAM, {
    env: { ...process.env, CONNECTION: JSON.stringify(connection), ROUNDS: String(rounds) },
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the race ended by itself: ${String(code)}`);
  });
  const [raced] = (await Promise.race([once(child, "message"), ended])) as [Raced];
  await ended.catch(() => {});
  return raced;
}
