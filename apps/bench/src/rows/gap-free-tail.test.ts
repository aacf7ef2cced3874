import { testStore } from "@holdfast/db/testing";
import { expect, it } from "vitest";
import { writeLog } from "../baselines/log-writers.ts";
import { openNaiveLog } from "../baselines/naive-log.ts";
import { ourReader, readWhile } from "./gap-free-tail.ts";
import { openLedger } from "./tail-ledger.ts";

it("reads a busy log on a real store: nothing missed, nothing twice, nothing that was rolled back", async () => {
  const store = await testStore();
  const ledger = openLedger();
  const { perSecond } = await readWhile(await ourReader(store, ledger), () =>
    writeLog(store.connection, "event", 700, ledger),
  );
  const { committed, ...losses } = ledger.judge();
  expect(losses).toEqual({ missed: 0, twice: 0, ghosts: 0 });
  expect(committed).toBeGreaterThan(100);
  expect(perSecond).toBeGreaterThan(0);
  await store.close();
});

it("has a naive reader that works as long as nobody commits out of turn", async () => {
  const store = await testStore();
  const log = await openNaiveLog(store.connection, "naive_log");
  const ledger = openLedger();
  await writeLog(store.connection, "naive_log", 200, ledger);
  for (let marks = await log.poll(1_000); marks.length > 0; marks = await log.poll(1_000))
    for (const mark of marks) ledger.saw(mark);
  expect(ledger.judge()).toMatchObject({ missed: 0, twice: 0, ghosts: 0 });
  await log.close();
  await store.close();
});

it("goes on reading until nothing more comes, also when the work breaks", async () => {
  let left = 3;
  const poll = async (): Promise<number> => (left > 0 ? (left -= 1) : 0);
  await expect(readWhile(poll, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(left).toBe(0);
});
