import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { migrate } from "@holdfast/db";
import { exact, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { raceOverGateways } from "../race/race-over-gateways.ts";
import { racedFigures } from "../race/raced-figures.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { soakLength, lengthSaid } from "./soak-length.ts";

/** So many contacts are raced for; whole, as the plan wants it, and in the time of a row. */
const [WHOLE, SHORT] = [10_000, 500];
/** Over gateways nobody new comes after this, so that the row keeps to its time. */
const SHORT_MS = 20_000;
const SEED = 37;
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
 * freeze, all at the same contacts: each has one holder at a time, and the history explains each change. Once with two stores, by the
 * gateways' own functions, and once over two gateways, by what consoles ask them.
 */
export const raceOfEverything: Row = {
  number: 37,
  name: "race-of-everything",
  run: async (bench) => {
    const length = soakLength(process.env);
    const contacts = length.isWhole ? WHOLE : SHORT;
    const here = await measureRace(bench, contacts, lengthSaid(length, "37 race of everything"));
    const scale = { contacts, forMs: length.isWhole ? Number.POSITIVE_INFINITY : SHORT_MS, seed: SEED };
    const over = lengthSaid(length, "37 race over two gateways");
    return [...here, ...racedFigures(await raceOverGateways(scale), over)];
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
