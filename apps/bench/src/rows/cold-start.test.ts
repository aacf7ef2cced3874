import { testDatabase } from "@holdfast/db/testing";
import { expect, it } from "vitest";
import { measureColdStart } from "./cold-start.ts";

it("starts a whole house and a bare server, each on a folder in which nothing was", async () => {
  const { connection, drop } = await testDatabase();
  const [figure] = await measureColdStart({ connection }, 1);
  await drop();
  expect(figure?.detail["rounds"]).toHaveLength(1);
  // There is more to a house than to its server.
  expect(figure?.ratio).toBeGreaterThan(1);
});
