import { rawClient, testStore } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import { expect, it, onTestFinished } from "vitest";
import { raceOfEverything } from "../testing/race-of-everything.ts";

it("[G662] of all who move the same contacts at two gateways each has one holder at a time, and the history explains each change", async () => {
  const time = { now: 1_800_000_000_000 };
  const given = { clock: () => time.now, poolSize: 8 };
  const one = await testStore(given);
  onTestFinished(one.close);
  const other = await testStore({ ...given, connection: one.connection });
  onTestFinished(other.close);
  const client = await rawClient(one.connection);
  onTestFinished(async () => client.end());
  const { kinds, byHouse, ...raced } = await raceOfEverything(
    { gateways: [one, other], client, time },
    rounds(200),
  );
  expect(raced).toMatchObject({ torn: [], unexplained: [], twice: [], untold: [] });
  // A race that nobody won, or in which nobody came too late, has shown nothing.
  const wanted = ["claim", "next", "lead", "undo", "offered"].map((kind) => `${kind} moved`);
  const late = ["claim taken", "lead taken", "offered taken"];
  expect([...wanted, ...late].filter((kind) => (kinds[kind] ?? 0) === 0)).toEqual([]);
  expect(byHouse).toBeGreaterThan(0);
});
