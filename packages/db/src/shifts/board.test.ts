import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { LogPosition } from "../log/log-store.ts";
import { openShifts } from "./open-shifts.ts";

let now = 1_000_000;
let store: TestStore;
let dana: UserId;
let lee: UserId;
let from: LogPosition;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  [dana, lee] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Lee", "shift_lead")];
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 1_000;
  for (const id of [dana, lee]) await store.shifts.end(id);
  from = await store.log.head();
});

const told = async (): Promise<readonly unknown[]> => {
  const { events } = await store.log.since("board:main", from, 100);
  return events.map(({ payload }) => payload);
};
const row = async (id: UserId) => (await store.shifts.board()).rows.find((each) => each.id === id);

describe("the board's stream", () => {
  it("[DB142] [W19] tells every start, break, return and end as the snapshot then shows it", async () => {
    const shown: unknown[] = [];
    for (const state of ["available", "break", "available"] as const) {
      await store.shifts.keep(dana, state);
      shown.push(await row(dana));
    }
    await store.shifts.end(dana);
    const events = await told();
    expect(events.slice(0, 3)).toEqual(
      shown.map((each) => expect.objectContaining({ kind: "shift", id: dana, row: each })),
    );
    expect(events[3]).toMatchObject({ kind: "shift", id: dana, row: null });
    expect(shown[1]).toMatchObject({ name: "Dana", role: "advocate", state: "break", goneSince: null });
  });

  it("[DB142] says nothing when the same is said again, or a shift ends that is none", async () => {
    await store.shifts.keep(dana, "available");
    await store.shifts.keep(dana, "available");
    await store.shifts.end(lee);
    expect(await told()).toHaveLength(1);
  });

  it("[DB142] [W4] grows in version from one shift to the next", async () => {
    for (let shift = 0; shift < 2; shift += 1) {
      await store.shifts.keep(dana, "available");
      await store.shifts.end(dana);
    }
    const versions = (await told()).map((event) => (event as { version: number }).version);
    expect(versions).toHaveLength(4);
    expect(versions).toEqual([...new Set(versions)].toSorted((one, other) => one - other));
  });

  it("[DB142] orders what one person does at once, so that the last event is how it stands", async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        n % 3 === 2 ? store.shifts.end(dana) : store.shifts.keep(dana, n % 2 === 0 ? "available" : "break"),
      ),
    );
    const events = (await told()) as { version: number; row: unknown }[];
    const last = events.toSorted((one, other) => other.version - one.version)[0];
    expect(last?.row ?? undefined).toEqual(await row(dana));
  });

  it("[DB143] goes on from the snapshot's place, though others are writing while it is read", async () => {
    const client = await rawClient(store.connection);
    await client.query("begin");
    await client.query("select keep_shift($1, 'available', now())", [dana]);
    const { asOf, rows } = await store.shifts.board();
    expect(rows).toEqual([]);
    await store.shifts.keep(lee, "available");
    await client.query("commit");
    await client.end();
    const { events } = await store.log.since("board:main", asOf, 100);
    expect(events.map(({ payload }) => (payload as { id: string }).id).toSorted()).toEqual(
      [dana, lee].toSorted(),
    );
  });

  it("[DB143] reads everybody in one statement, however many there are", async () => {
    const { rows: before } = await store.shifts.board();
    expect(before).toEqual([]);
    for (let n = 0; n < 12; n += 1)
      await store.shifts.keep(await sampleStaff(store, `Guest ${String(n)}`), "available");
    const counting = await countingShifts();
    expect((await counting.shifts.board()).rows).toHaveLength(12);
    expect(counting.sent()).toBe(1);
    await counting.close();
    await store.prisma.shift.deleteMany();
  });
});

describe("somebody on shift", () => {
  it("[DB144] is told under another name or role, and off the board when disabled", async () => {
    await store.shifts.keep(dana, "available");
    from = await store.log.head();
    await store.prisma.user.update({ where: { id: dana }, data: { name: "Dana B." } });
    await store.staff.changeRole(dana, "shift_lead");
    await store.people.disable(dana);
    expect(await told()).toMatchObject([
      { row: { name: "Dana B.", role: "advocate" } },
      { row: { name: "Dana B.", role: "shift_lead" } },
      { row: null },
    ]);
    await store.people.enable(dana);
    expect(await row(dana)).toBeUndefined();
  });

  it("[DB146] never hinders their account from being shut, however often they say what they do", async () => {
    const hostile = await sampleStaff(store, "Hostile");
    const isShut = { now: false };
    const insist = async (state: "available" | "break"): Promise<void> => {
      while (!isShut.now) await store.shifts.keep(hostile, state);
    };
    for (let round = 0; round < 8; round += 1) {
      isShut.now = false;
      await store.people.enable(hostile);
      await store.shifts.keep(hostile, "available");
      const insisting = (["available", "break", "break", "available"] as const).map(insist);
      const shut = await store.people.disable(hostile);
      isShut.now = true;
      expect(shut).toMatchObject({ kind: "disabled" });
      await Promise.all(insisting);
      expect(await store.shifts.of(hostile)).toBeNull();
    }
  });

  it("[DB144] ends with a role that may keep no shift", async () => {
    await store.shifts.keep(lee, "break");
    expect(await store.shifts.endStranded(["advocate", "shift_lead"])).toBe(0);
    expect(await store.shifts.endStranded(["advocate"])).toBe(1);
    expect(await store.shifts.of(lee)).toBeNull();
  });
});

/** The shifts over a connection that counts what is sent through it. */
async function countingShifts() {
  const client = await rawClient(store.connection);
  const query = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
  let sent = 0;
  const counted = {
    query: (...given: readonly unknown[]): unknown => {
      sent += 1;
      return query(...given);
    },
  };
  const commits = { happened: () => {}, listen: () => () => {} };
  const shifts = openShifts({
    pool: counted as unknown as pg.Pool,
    clock: () => now,
    databaseTime: async () => now,
    commits,
  });
  return { shifts, sent: () => sent, close: async () => client.end() };
}
