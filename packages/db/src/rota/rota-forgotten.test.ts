import type { UserId } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rawClient, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const DAY = 24 * 3_600_000;
const T0 = Date.UTC(2026, 0, 5);
const KEPT = 90 * DAY;
let now = T0;
let store: TestStore;
let lee: UserId;
let client: Awaited<ReturnType<typeof rawClient>>;
beforeEach(async () => {
  now = T0;
  store = await testStore({ clock: () => now });
  lee = await sampleStaff(store, "Lee", "shift_lead");
  client = await rawClient(store.connection);
});
afterEach(async () => {
  await client.end();
  await store.close();
});

/** A version with one shift on that day, in the place of all that stood; which version that is. */
async function importDay(day: number): Promise<number> {
  const stood = await store.rota.standing(0, T0 + 10_000 * DAY);
  const [newest] = await store.rota.versions(1);
  const [from, until] = [T0 + day * DAY, T0 + (day + 1) * DAY];
  const added = [{ duty: "lead" as const, userId: lee, from, until }];
  const ended = stood.map(({ id }) => id);
  const done = await store.rota.change(lee, newest?.version ?? 0, { from, until, ended, added });
  if (done.kind !== "changed") throw new Error("nobody else imports");
  return done.version;
}
const versions = async () => (await store.rota.versions(100)).map(({ version }) => version);
const standing = async () =>
  (await store.rota.standing(0, T0 + 10_000 * DAY)).map(({ from }) => (from - T0) / DAY);
const shifts = async () =>
  (await client.query<{ n: number }>("select count(*)::int as n from rota_shift")).rows[0]?.n;

describe("how the rota once stood", () => {
  it("[DB782] is forgotten once it was replaced long ago, and nothing sooner; going back and forth is as it was", async () => {
    for (const day of [0, 1, 2, 3]) await importDay(1_000 + day);
    now += KEPT;
    expect(await store.rota.forget(KEPT)).toBe(0);
    now += 1;
    // The shifts of the first two, and no version but the first, which the second replaced: the newest two stay.
    expect(await store.rota.forget(KEPT)).toBe(4);
    expect([await versions(), await shifts(), await standing()]).toEqual([[4, 3], 2, [1_003]]);
    expect(await store.rota.forget(0)).toBe(0);
    expect(await store.rota.goBack(lee, 4)).toEqual({ kind: "changed", version: 5 });
    expect(await standing()).toEqual([1_002]);
    expect(await store.rota.goBack(lee, 5)).toEqual({ kind: "changed", version: 6 });
    expect(await standing()).toEqual([1_003]);
  });

  it("[DB782] keeps what stands and is to come, of however old a version, and that version", async () => {
    const [from, until] = [T0 + 1_000 * DAY, T0 + 1_001 * DAY];
    const lasting = { duty: "manager" as const, userId: lee, from, until };
    await store.rota.change(lee, 0, { from, until, ended: [], added: [lasting] });
    for (const version of [1, 2, 3]) {
      const added = [
        { duty: "lead" as const, userId: lee, from: T0 + version * DAY, until: T0 + (version + 1) * DAY },
      ];
      await store.rota.change(lee, version, { from: T0, until, ended: [], added });
    }
    now = T0 + 4 * DAY + KEPT + 1;
    expect(await store.rota.forget(KEPT)).toBe(4);
    expect([await versions(), await standing()]).toEqual([[4, 3, 1], [1_000]]);
  });

  it("[DB782] keeps a version while another that is kept went back to it, and forgets both in the end", async () => {
    await importDay(1_000);
    await importDay(1_001);
    await store.rota.goBack(lee, 2);
    await importDay(1_002);
    await importDay(1_003);
    now += KEPT + 1;
    await store.rota.forget(KEPT);
    expect(await versions()).toEqual([5, 4, 1]);
    await store.rota.forget(KEPT);
    expect(await versions()).toEqual([5, 4]);
  });

  it("[DB782] is in the audit as before, and neither of the two newest versions goes, whatever statement asks", async () => {
    for (const day of [0, 1, 2]) await importDay(1_000 + day);
    const imports = async () =>
      (await client.query("select facts from audit_row where thing = 'rota' order by era, xid, seq")).rows;
    const before = await imports();
    now += KEPT + 1;
    expect(await store.rota.forget(KEPT)).toBeGreaterThan(0);
    expect([await imports(), before.length]).toEqual([before, 3]);
    for (const version of [2, 3])
      await expect(
        client.query("delete from rota_version where version = $1", [version]),
      ).rejects.toMatchObject({
        constraint: "rota_version_in_order",
      });
  });
});
