import { testDatabase } from "@holdfast/db/testing";
import { expect, it, onTestFinished } from "vitest";
import { measureRace } from "./race-of-everything.ts";

it("races over a database of its own, and says what came of it", async () => {
  const database = async () => {
    const { connection, drop } = await testDatabase();
    onTestFinished(drop);
    return connection;
  };
  const figures = await measureRace({ database }, 6, "race");
  expect(figures.map(({ workload, verdict }) => [workload, verdict])).toEqual([
    ["race: one holder at a time", "exact"],
    ["race: the history explains each change", "exact"],
  ]);
  expect(figures[0]?.detail["byStaff"]).toBeGreaterThan(0);
});
