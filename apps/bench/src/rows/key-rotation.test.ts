import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadKeyring } from "@holdfast/db";
import { testStore } from "@holdfast/db/testing";
import { expect, it } from "vitest";
import { copyPlainWraps } from "../baselines/plain-wraps.ts";
import { fill } from "./backup.ts";
import { openRotations } from "./rotations.ts";
import { whileArriving } from "./while-arriving.ts";

it("wraps every key anew on one side and writes as many rows on the other, time after time, while contacts arrive", async () => {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-bench-rotation-"));
  const keyringOf = async () => loadKeyring({ folder, fromEnvironment: undefined, say: () => {} });
  const house = await testStore({ keyring: await keyringOf() });
  try {
    await fill(house, 12);
    const plain = await copyPlainWraps(house.connection);
    const rotations = openRotations(house.connection, await keyringOf(), house.keys);
    let keys = 12;
    for (const _time of [1, 2]) {
      const rotation = await rotations.begin(randomBytes(32));
      const { came, arrived, lost } = await whileArriving(house, () => rotation.rewrap(5));
      expect({ came, lost }).toEqual({ came: { done: keys, unopened: 0 }, lost: [] });
      expect(arrived).toBeGreaterThan(0);
      expect(await rotation.end(5)).toBe(0);
      keys += arrived;
    }
    expect((await whileArriving(house, () => plain.update(5))).came).toBe(12);
    await plain.close();
  } finally {
    await house.close();
    await rm(folder, { recursive: true, force: true });
  }
});

it("says of an arrival that was refused, and of one whose words are not read, that it was lost", async () => {
  const house = await testStore();
  const moment = () => new Promise<void>((resolve) => setImmediate(resolve));
  const arrive = async () => {
    await moment();
    throw new Error("full");
  };
  const refusing = { ...house, intake: { ...house.intake, arrive } };
  const forgetful = { ...house, contacts: { ...house.contacts, entries: async () => [] } };
  expect((await whileArriving(refusing, moment)).lost[0]).toBe("Error: full");
  expect((await whileArriving(forgetful, moment)).lost[0]).toBe("not read");
  await house.close();
});
