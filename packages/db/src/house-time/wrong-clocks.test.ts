import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import type { ContactId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleHeld } from "../testing/index.ts";
import { sampleClosed } from "../testing/sample-closed.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When it really is, and how far out the clocks are. */
let real = Date.now();
let [gatewayOut, databaseOut] = [0, 0];
let machine = { name: "0".repeat(32), startedAt: real - HOUR };
let house: HoldHouse;
beforeAll(async () => {
  house = await holdHouse(() => real + gatewayOut, {
    passing: {
      get machine() {
        return machine.name;
      },
      upMs: () => real - machine.startedAt,
      offMs: 0,
      databaseClock: () => real + databaseOut,
    },
  });
  await house.store.settings.change("retention", {}, house.staff.lee);
});
afterAll(async () => house.close());
beforeEach(async () => {
  [gatewayOut, databaseOut] = [0, 0];
  await confirm();
  await pass(400 * DAY);
  await run();
});

const out = (ms: number): void => {
  [gatewayOut, databaseOut] = [ms, ms];
};
/** A day's look of a gateway that goes on. */
const pass = async (ms: number): Promise<void> => {
  real += ms;
  await house.store.houseTime.look();
};
const restart = (): void => {
  machine = { name: crypto.randomUUID().replaceAll("-", ""), startedAt: real };
};
const confirm = async (at = real) => house.store.houseTime.confirm(at, house.staff.lee);
async function run(): Promise<number> {
  await house.client.query("delete from retention_run where ended_at is not null and contacts + cases > 0");
  return house.store.retention.run();
}
async function closed(): Promise<ContactId> {
  const id = await sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
  await sampleClosed(house, id);
  return id;
}
const isForgotten = async (id: ContactId): Promise<boolean> =>
  (await house.countOf("contact where id = $1 and forgotten_at is not null", id)) === 1;
const doubt = async () => (await house.store.retention.report()).doubt?.why ?? null;
const said = async (): Promise<readonly unknown[]> =>
  (
    await house.client.query(
      "select facts ->> 'clock' as clock from audit_row where thing = 'house' and facts ? 'clock' order by era, xid, seq",
    )
  ).rows.map(({ clock }) => clock);

describe("forgetting in time by clocks that are wrong", () => {
  it.each([
    ["a gateway's clock a year ahead", [400 * DAY, 0], "clocks_apart"],
    ["a database's clock a year ahead", [0, 400 * DAY], "clocks_apart"],
    ["both a year ahead", [400 * DAY, 400 * DAY], "time_unseen"],
    ["both put back", [-400 * DAY, -400 * DAY], "set_back"],
  ] as const)("[DB567] [AU21] destroys nothing, and says why: %s", async (_name, clocks, why) => {
    const id = await closed();
    await pass(MINUTE);
    const before = (await said()).length;
    [gatewayOut, databaseOut] = clocks;
    for (let each = 0; each < 3; each += 1) {
      expect(await run()).toBe(0);
      await pass(MINUTE);
    }
    expect(await isForgotten(id)).toBe(false);
    expect(await doubt()).toBe(why);
    // Once, however often it is looked.
    expect((await said()).slice(before)).toEqual([why]);
    [gatewayOut, databaseOut] = [0, 0];
    await pass(MINUTE);
    expect(await doubt()).toBeNull();
    expect((await said()).slice(before)).toEqual([why, "right"]);
    await pass(365 * DAY);
    expect(await run()).toBe(1);
    expect(await isForgotten(id)).toBe(true);
  });

  it("[DB567] destroys nothing where the machine was started anew with a clock a year ahead", async () => {
    const id = await closed();
    await pass(MINUTE);
    restart();
    out(400 * DAY);
    expect([await run(), await doubt(), await isForgotten(id)]).toEqual([0, "time_unseen", false]);
  });

  it("[DB568] goes on in a house that was off for months once somebody says what time it is, and not by another time", async () => {
    const id = await closed();
    await pass(MINUTE);
    real += 400 * DAY;
    restart();
    expect([await run(), await doubt()]).toEqual([0, "time_unseen"]);
    expect(await confirm(real - 6 * MINUTE)).toEqual({ kind: "apart" });
    databaseOut = 6 * MINUTE;
    expect(await confirm()).toEqual({ kind: "apart" });
    databaseOut = 0;
    expect(await doubt()).toBe("time_unseen");
    expect(await confirm()).toEqual({ kind: "confirmed" });
    expect(await doubt()).toBeNull();
    expect((await said()).at(-1)).toBe("confirmed");
    expect([await run(), await isForgotten(id)]).toEqual([1, true]);
  });

  it("[DB566] keeps for as long what was closed while the clock was behind", async () => {
    out(-400 * DAY);
    const id = await closed();
    out(0);
    await pass(MINUTE);
    expect([await run(), await isForgotten(id)]).toEqual([0, false]);
    await pass(364 * DAY);
    expect([await run(), await isForgotten(id)]).toEqual([0, false]);
    await pass(DAY);
    expect([await run(), await isForgotten(id)]).toEqual([1, true]);
  });

  it("[DB566] keeps for as long what was not let in while the clock was behind", async () => {
    const { quarantine } = house.store;
    const some = { channel: "sms" as never, reason: "signature", raw: Buffer.from("x") };
    await quarantine.put(some);
    out(-400 * DAY);
    await quarantine.put(some);
    expect(await quarantine.forget(30 * DAY, null)).toBe(0);
    out(0);
    expect(await quarantine.forget(30 * DAY, null)).toBe(0);
    await pass(31 * DAY);
    expect(await quarantine.forget(30 * DAY, null)).toBe(2);
  });

  it("[DB565] is never set back, or taken away, whatever statement tries", async () => {
    for (const sql of ["update house_time set at = at - interval '1 second'", "delete from house_time"])
      await expect(house.client.query(sql)).rejects.toMatchObject({ constraint: "house_time_goes_on" });
  });

  it("[DB565] [DB567] forgets nothing before its real age, and all that is due within two days, whatever the clocks did", async () => {
    const step = fc.record({
      days: fc.integer({ min: 0, max: 200 }),
      out: fc.oneof(fc.constant(0), fc.integer({ min: -800, max: 800 })),
      isTogether: fc.boolean(),
      isStartedAnew: fc.nat(4).map((each) => each === 0),
      closes: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
        out(0);
        await confirm();
        const [right, wrong] = [new Map<ContactId, number>(), new Map<ContactId, number>()];
        for (const { days, out: by, isTogether, isStartedAnew, closes } of steps) {
          await pass(MINUTE);
          [gatewayOut, databaseOut] = [by * DAY, isTogether ? by * DAY : 0];
          if (closes) (by === 0 ? right : wrong).set(await closed(), real);
          real += days * DAY;
          if (isStartedAnew) restart();
          await run();
          for (const [id, at] of [...right, ...wrong])
            expect(real - at >= 365 * DAY - MINUTE || !(await isForgotten(id))).toBe(true);
        }
        out(0);
        await confirm();
        await pass(365 * DAY + 2 * DAY);
        await run();
        for (const id of right.keys()) expect(await isForgotten(id)).toBe(true);
        // Stamped ahead, they are kept for as much longer.
        await pass(800 * DAY);
        await run();
        for (const id of wrong.keys()) expect(await isForgotten(id)).toBe(true);
      }),
      { numRuns: rounds(15) },
    );
  });
});
