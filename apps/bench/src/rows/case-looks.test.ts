import { testDatabase, TEST_KEYRING } from "@holdfast/db/testing";
import { expect, it } from "vitest";
import { openCaseLooks } from "./case-looks.ts";

it("opens the same case on both sides, and leaves a row of the audit each time on one alone", async () => {
  const { connection, drop } = await testDatabase();
  const looks = await openCaseLooks(connection, TEST_KEYRING);
  const before = await looks.rows();
  for (let nth = 0; nth < 3; nth += 1) await looks.recorded();
  expect(await looks.rows()).toBe(before + 3);
  for (let nth = 0; nth < 4; nth += 1) await looks.unrecorded();
  expect(await looks.rows()).toBe(before + 3);
  await looks.close();
  await drop();
});
