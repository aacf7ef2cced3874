import { randomUUID } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { PushKey } from "./alarm-device-store.ts";

let store: TestStore;
let client: Awaited<ReturnType<typeof rawClient>>;
let lee: UserId;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  lee = await sampleStaff(store, `Lee ${randomUUID().slice(0, 8)}`, "shift_lead");
});

async function session(of: UserId, lasts = "1 day"): Promise<string> {
  const id = randomUUID();
  await client.query(
    "insert into session (id, token, expires_at, user_id) values ($1::uuid, $1::uuid::text, now() + $3::interval, $2)",
    [id, of, lasts],
  );
  return id;
}
const at = (name: string) => ({ endpoint: `https://push.example/${name}`, p256dh: "key", auth: "auth" });
async function keep(name: string, user = lee, lasts?: string): Promise<string> {
  const sessionId = await session(user, lasts);
  await store.alarmDevices.keep({ id: randomUUID(), user, sessionId, subscription: at(name) });
  return sessionId;
}
const count = async (user = lee) => (await store.alarmDevices.stands(user, null)).count;

describe("a device on which somebody is told of alarms", () => {
  it("[DB712] is kept sealed, once however often it is said, and is theirs who said it last", async () => {
    await keep("one");
    await keep("one");
    expect(await count()).toBe(1);
    const { rows } = await client.query("select * from alarm_device where user_id = $1", [lee]);
    expect(JSON.stringify(rows.map(({ body }) => String(body)))).not.toContain("push.example");
    const ada = await sampleStaff(store, `Ada ${randomUUID().slice(0, 8)}`);
    await keep("one", ada);
    expect([await count(), await count(ada)]).toEqual([0, 1]);
  });

  it("[DB712] is one of five at most, of which the oldest goes, and is taken back by whoever said it", async () => {
    for (const name of ["a", "b", "c", "d", "e", "f"]) await keep(`${lee}/${name}`);
    expect(await count()).toBe(5);
    expect(await store.alarmDevices.stands(lee, at(`${lee}/f`).endpoint)).toEqual({ count: 5, isHere: true });
    // Whoever it is not may neither see nor end it by knowing where it is pushed to.
    const ada = await sampleStaff(store, `Ada ${randomUUID().slice(0, 8)}`);
    await store.alarmDevices.remove(ada, at(`${lee}/f`).endpoint);
    expect(await store.alarmDevices.stands(ada, at(`${lee}/f`).endpoint)).toEqual({
      count: 0,
      isHere: false,
    });
    await store.alarmDevices.remove(lee, at(`${lee}/f`).endpoint);
    expect(await store.alarmDevices.stands(lee, at(`${lee}/f`).endpoint)).toEqual({
      count: 4,
      isHere: false,
    });
    await store.alarmDevices.remove(lee, null);
    expect(await count()).toBe(0);
    const { rows } = await client.query(
      "select deed::text, count(*)::int from audit_row where subject_id = $1 and facts ->> 'what' = 'alarm_device' group by 1 order by 1",
      [lee],
    );
    expect(rows.map(({ count: n }) => n)).toEqual([6, 6]);
  });

  it("[DB712] is forgotten when whoever said it signs out there, is locked out or has another role, and not when their session runs out", async () => {
    const here = await keep(`${lee}/here`);
    const ranOut = await keep(`${lee}/there`, lee, "-1 hour");
    await client.query("delete from session where id = $1", [ranOut]);
    expect(await count()).toBe(2);
    await client.query("delete from session where id = $1", [here]);
    expect(await count()).toBe(1);
    await client.query("update staff set role = 'advocate' where id = $1", [lee]);
    expect(await count()).toBe(0);
    await keep(`${lee}/again`);
    await client.query("update staff set disabled_at = now() where id = $1", [lee]);
    expect(await count()).toBe(0);
  });

  it("[DB712] is where somebody is told by push, as long as the push service knows it", async () => {
    await keep(`${lee}/pushed`);
    const id = randomUUID();
    await store.alarms.round([], ({ now }) => ({
      begin: [{ kind: "channel_down", thing: lee, since: now, id }],
      end: [],
      tell: [{ id: randomUUID(), alarmId: id, duty: "lead", who: lee, way: "push" }],
    }));
    const [telling] = await store.alarms.lease("a", 60_000);
    expect(telling).toMatchObject({
      way: "push",
      to: null,
      devices: [{ subscription: at(`${lee}/pushed`) }],
    });
    await store.alarmDevices.forget(telling!.devices.map((device) => device.id));
    expect(await count()).toBe(0);
  });
});

describe("the key by which push services know the house", () => {
  it("[DB713] is made once, whoever asks first, and kept sealed", async () => {
    let made = 0;
    const make = (): PushKey => {
      made += 1;
      return { publicKey: "B".repeat(86) + String(made), privateKey: `private-${String(made)}` };
    };
    const all = await Promise.all([1, 2, 3].map(async () => store.alarmDevices.key(make)));
    expect(new Set(all.map(({ privateKey }) => privateKey)).size).toBe(1);
    expect(made).toBe(1);
    const { rows } = await client.query("select body from push_key");
    expect(String(rows[0]?.body)).not.toContain("private");
    // What does not open any more is made anew, and no device of before hears the new one.
    await keep(`${lee}/before`);
    await client.query("update push_key set body = '\\x00'");
    expect(await store.alarmDevices.key(make)).toMatchObject({ privateKey: "private-2" });
    expect(await count()).toBe(0);
  });
});
