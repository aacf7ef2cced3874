import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testDatabase, testStore } from "@holdfast/db/testing";
import { expect, it } from "vitest";
import { plainCopy } from "../baselines/plain-copy.ts";
import { backUp, bringBack, fill } from "./backup.ts";
import { countContacts } from "./count-contacts.ts";

it("brings every contact back on both sides", async () => {
  const house = await testStore();
  const [restored, copied] = [await testDatabase(), await testDatabase()];
  const folder = await mkdtemp(join(tmpdir(), "holdfast-bench-backup-"));
  try {
    await fill(house, 20);
    const { head } = await backUp(house, folder);
    const copy = plainCopy(
      folder,
      head.tables.map(({ name }) => name),
    );
    await copy.out(house.connection);
    expect(await countContacts(restored.connection)).toBe(0);
    await bringBack(house, folder, restored.connection);
    await copy.into(copied.connection);
    expect(await countContacts(restored.connection)).toBe(20);
    expect(await countContacts(copied.connection)).toBe(20);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await Promise.all([house.close(), restored.drop(), copied.drop()]);
  }
});
