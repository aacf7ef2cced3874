import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { NewShift } from "./rota-store.ts";

const HOUR = 3_600_000;
const T0 = Date.UTC(2026, 0, 5);
let store: TestStore;
let lee: UserId;
let ada: UserId;
let client: Awaited<ReturnType<typeof rawClient>>;
beforeAll(async () => {
  store = await testStore({ clock: () => T0 });
  [lee, ada] = [await sampleStaff(store, "Lee", "shift_lead"), await sampleStaff(store, "Ada")];
  client = await rawClient(store.connection);
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const lead = (userId: UserId, from: number, until: number): NewShift => ({
  duty: "lead",
  userId,
  from: T0 + from * HOUR,
  until: T0 + until * HOUR,
});
const add = async (seen: number, ...added: readonly NewShift[]) =>
  store.rota.change(lee, seen, { from: T0, until: T0 + 24 * HOUR, ended: [], added });
const now = async () => store.rota.standing(T0, T0 + 24 * HOUR);
const told = async () =>
  (await now()).map(({ who, from, until }) => `${who.name} ${(from - T0) / HOUR}-${(until - T0) / HOUR}`);
const broken = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => (error as { readonly constraint?: string }).constraint,
  );

describe("the rota", () => {
  it("[DB670] [DB672] is a version each time, in one commit with what it replaces, told with who and when and no name of whose it is", async () => {
    expect(await add(0, lead(lee, 0, 8), lead(ada, 8, 16))).toEqual({ kind: "changed", version: 1 });
    const [first, second] = await now();
    const change = { from: T0 + 4 * HOUR, until: T0 + 12 * HOUR, ended: [first!.id, second!.id] };
    const added = [lead(lee, 0, 4), lead(ada, 4, 12), lead(ada, 12, 16)];
    expect(await store.rota.change(ada, 1, { ...change, added })).toEqual({ kind: "changed", version: 2 });
    expect(await told()).toEqual(["Lee 0-4", "Ada 4-12", "Ada 12-16"]);
    expect(await store.rota.versions(5)).toEqual([
      {
        version: 2,
        by: { id: ada, name: "Ada" },
        at: T0,
        from: T0 + 4 * HOUR,
        until: T0 + 12 * HOUR,
        shifts: 3,
        backTo: null,
      },
      {
        version: 1,
        by: { id: lee, name: "Lee" },
        at: T0,
        from: T0,
        until: T0 + 24 * HOUR,
        shifts: 2,
        backTo: null,
      },
    ]);
    const { rows } = await client.query(
      "select actor_id, deed::text, facts from audit_row where thing = 'rota' order by era, xid, seq",
    );
    expect(rows).toEqual([
      { actor_id: lee, deed: "changed", facts: { version: 1, shifts: 2, from: T0, until: T0 + 24 * HOUR } },
      {
        actor_id: ada,
        deed: "changed",
        facts: { version: 2, shifts: 3, from: T0 + 4 * HOUR, until: T0 + 12 * HOUR },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain("Ada");
  });

  it("[DB670] is gone back to as it stood before, and forward again, each as a version of its own", async () => {
    expect(await store.rota.goBack(lee, 2)).toEqual({ kind: "changed", version: 3 });
    expect(await told()).toEqual(["Lee 0-8", "Ada 8-16"]);
    expect(await store.rota.goBack(lee, 3)).toEqual({ kind: "changed", version: 4 });
    expect(await told()).toEqual(["Lee 0-4", "Ada 4-12", "Ada 12-16"]);
    expect(
      (await store.rota.versions(2)).map(({ version, backTo, shifts }) => ({ version, backTo, shifts })),
    ).toEqual([
      { version: 4, backTo: 2, shifts: 3 },
      { version: 3, backTo: 1, shifts: 2 },
    ]);
  });

  it("[DB670] is changed by one of two who do at once, and by nobody who saw another version", async () => {
    const once = () => add(4, lead(lee, 20, 22));
    const both = await Promise.all([once(), once()]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["changed", "overtaken"]);
    expect(await store.rota.goBack(lee, 4)).toEqual({ kind: "overtaken" });
    expect(await told()).toContain("Lee 20-22");
  });

  it("[DB671] has nobody on twice at once for one duty, and keeps nothing of what would", async () => {
    const before = await told();
    expect(await broken(add(5, lead(ada, 22, 23), lead(lee, 21, 23)))).toBe("rota_nobody_twice");
    expect(await told()).toEqual(before);
    const counsel = { ...lead(lee, 21, 23), duty: "counsel" as const };
    expect(await add(5, counsel, lead(lee, 22, 23))).toMatchObject({ kind: "changed" });
    expect(await store.rota.duties()).toEqual(["lead", "counsel"]);
  });

  it("[DB670] is never written over: a shift ends once, in the newest version, and a version stays", async () => {
    expect(await broken(client.query("update rota_shift set duty = 'manager'"))).toBe("rota_shift_same");
    expect(await broken(client.query("update rota_shift set ended_in = 3 where ended_in is null"))).toBe(
      "rota_shift_same",
    );
    expect(await broken(client.query("update rota_version set at = now()"))).toBe("rota_version_in_order");
    expect(await broken(client.query("delete from rota_version"))).toBe("rota_version_in_order");
    expect(
      await broken(
        client.query(
          "insert into rota_version (version, by_id, at, from_at, until_at, shift_count) values (99, $1, now(), now(), now() + interval '1 hour', 0)",
          [lee],
        ),
      ),
    ).toBe("rota_version_in_order");
  });

  it("[DB670] names whoever signs in, and nobody who does not any more", async () => {
    await client.query("update staff set disabled_at = now() where id = $1", [ada]);
    expect(await store.rota.people()).toEqual([{ id: lee, name: "Lee", username: "lee" }]);
  });
});
