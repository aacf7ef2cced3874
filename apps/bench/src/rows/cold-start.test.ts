import { testDatabase } from "@holdfast/db/testing";
import { expect, it } from "vitest";
import { programsOf } from "../server/postgres-programs.ts";
import { startBare, startHouse } from "./cold-start.ts";

it("starts a whole house and a bare server, each on a folder in which nothing was", async () => {
  const { connection, drop } = await testDatabase();
  const bare = await startBare(await programsOf(connection));
  await drop();
  // There is more to a house than to its server.
  expect(await startHouse()).toBeGreaterThan(bare);
});
