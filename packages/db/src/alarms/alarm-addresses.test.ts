import { randomUUID } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnedTime } from "../testing/turned-time.ts";

const MINUTE = 60_000;
const [OLD, NEW] = ["+15550100111", "+15550100222"];
let now = 1_800_000_000_000;
let store: TestStore;
let client: Awaited<ReturnType<typeof rawClient>>;
let lee: UserId;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, passing: turnedTime(() => now) });
  client = await rawClient(store.connection);
  [lee, dana] = [await sampleStaff(store, "Lee", "shift_lead"), await sampleStaff(store, "Dana")];
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  now += 60 * MINUTE;
  await client.query("delete from alarm_address");
});

const ask = async (address: string, code: string, user = lee): Promise<void> =>
  store.alarmAddresses.ask({
    id: randomUUID(),
    user,
    way: "text",
    address,
    language: "es",
    code,
    codeLastsMs: 10 * MINUTE,
  });
const confirm = async (code: string, user = lee) => store.alarmAddresses.confirm(user, "text", code);
const own = async (user = lee) =>
  (await store.alarmAddresses.own(user)).map(({ address, isConfirmed }) => [address, isConfirmed]);

describe("where somebody wishes to be told", () => {
  it("[DB674] is used once its code is said, and until then whatever was before", async () => {
    await ask(OLD, "111111");
    expect(await own()).toEqual([[OLD, false]]);
    expect(await confirm("111111")).toBe("confirmed");
    await ask(NEW, "222222");
    expect(await own()).toEqual([
      [OLD, true],
      [NEW, false],
    ]);
    expect([await confirm("111111"), await confirm("222222", dana)]).toEqual(["wrong", "none_asked"]);
    expect(await confirm("222222")).toBe("confirmed");
    expect(await own()).toEqual([[NEW, true]]);
    expect(await confirm("222222")).toBe("none_asked");
  });

  it("[DB674] is not confirmed by whoever guesses: a code is good for five tries and ten minutes", async () => {
    await ask(OLD, "111111");
    for (const guess of ["1", "2", "3", "4", "5"]) expect(await confirm(guess)).toBe("wrong");
    expect(await confirm("111111")).toBe("none_asked");
    await ask(OLD, "333333");
    now += 10 * MINUTE;
    expect(await confirm("333333")).toBe("none_asked");
    expect(await store.alarmAddresses.forgetAsked()).toBe(1);
    expect(await own()).toEqual([]);
  });

  it("[DB674] is the one that was asked for last, however many are asked for at once", async () => {
    await Promise.all(["111111", "222222", "333333", "444444"].map(async (code) => ask(OLD, code)));
    await ask(NEW, "555555");
    expect(await own()).toEqual([[NEW, false]]);
    expect([await confirm("444444"), await confirm("555555")]).toEqual(["wrong", "confirmed"]);
  });

  it("[DB674] lies sealed, goes when it is taken back, and with the account when that is shut", async () => {
    await ask(OLD, "111111");
    await confirm("111111");
    await ask(OLD, "444444", dana);
    await confirm("444444", dana);
    const { rows } = await client.query<{ said: string }>(
      "select alarm_address::text as said from alarm_address",
    );
    for (const { said } of rows) {
      expect(said).not.toContain(OLD.slice(1));
      expect(said).not.toContain(Buffer.from(OLD).toString("hex"));
    }
    await store.alarmAddresses.remove(lee, "text");
    expect([await own(), await own(dana)]).toEqual([[], [[OLD, true]]]);
    await client.query("update staff set disabled_at = now() where id = $1", [dana]);
    expect(await own(dana)).toEqual([]);
    const audit = await client.query(
      "select deed::text, subject_id, facts from audit_row where facts ->> 'what' = 'alarm_address' order by era, xid, seq",
    );
    const facts = { what: "alarm_address", way: "text" };
    expect(audit.rows.slice(-4)).toEqual([
      { deed: "added", subject_id: lee, facts },
      { deed: "added", subject_id: dana, facts },
      { deed: "ended", subject_id: lee, facts },
      { deed: "ended", subject_id: dana, facts },
    ]);
  });
});
