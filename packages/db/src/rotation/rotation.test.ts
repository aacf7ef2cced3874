import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKeyring } from "../keyring/make-keyring.ts";
import type { Keyring } from "../keyring/keyring.ts";
import { masterKey } from "../keyring/master-key.ts";
import { openStore } from "../store/open-store.ts";
import { FULL_HOUSE_WORDS, fullHouse, type FullHouse } from "../testing/full-house.ts";
import { unopened } from "../testing/unopened.ts";
import { sampleArrival, testStore } from "../testing/index.ts";
import { reachRotation } from "./reach-rotation.ts";
import type { RotationStore } from "./rotation-store.ts";
import { WRAPS } from "./wraps.ts";

const [OLD, NEW] = [Buffer.alloc(32, 21), Buffer.alloc(32, 22)];
const [OLD_ID, NEW_ID] = [masterKey(OLD).id, masterKey(NEW).id];
const now = 1_800_000_000_000;
const both = (): Keyring => makeKeyring(OLD, NEW);
let house: FullHouse;
let keyring: Keyring;
let rotation: RotationStore;
let close: () => Promise<void>;
let before: string;
beforeAll(async () => {
  keyring = makeKeyring(OLD);
  house = await fullHouse(() => now, keyring);
  ({ rotation, close } = await reachRotation({ connection: house.store.connection, keyring: both() }));
  before = await house.words();
});
afterAll(async () => {
  await close();
  await house.close();
});

const countOf = async (sql: string): Promise<number> => house.countOf(sql);
const start = async (with_: Keyring): Promise<string> =>
  openStore({ connection: house.store.connection, keyring: with_, clock: () => now, poolSize: 2 }).then(
    async (store) => {
      await store.close();
      return "started";
    },
    (error: unknown) => String(error),
  );

async function rewrapAll(): Promise<number> {
  let done = 0;
  for (let goesOn = true; goesOn;) {
    const batch = await rotation.rewrap(3);
    expect(batch.unopened).toBe(0);
    done += batch.done;
    ({ goesOn } = batch);
  }
  return done;
}

// One house, whose key is rotated once: each test goes on where the one before ended.
describe("rotating the master key", () => {
  it("[DB500] finds something wrapped wherever something can be, and the house reads all of it", async () => {
    for (const { table, wrapped } of WRAPS)
      expect([table, await countOf(`${table} where ${wrapped} is not null`)]).not.toEqual([table, 0]);
    for (const words of FULL_HOUSE_WORDS) expect(before).toContain(words);
    expect(await unopened(house.store, keyring)).toEqual([]);
    expect(await rotation.standing()).toMatchObject({
      writes: OLD_ID.toString("hex"),
      rotation: null,
      wraps: { left: 0 },
      holders: 1,
    });
  });

  it("[DB502] begins to a key that is here and is another one, and one at a time", async () => {
    const stranger = masterKey(Buffer.alloc(32, 23)).id;
    expect(await rotation.begin(stranger)).toEqual({ kind: "refused", because: "not_here" });
    expect(await rotation.begin(OLD_ID)).toEqual({ kind: "refused", because: "in_use" });
    expect(await rotation.begin(NEW_ID)).toEqual({ kind: "begun" });
    expect(await rotation.begin(NEW_ID)).toEqual({ kind: "begun" });
    const third = makeKeyring(OLD, NEW, Buffer.alloc(32, 23));
    const other = await reachRotation({ connection: house.store.connection, keyring: third });
    expect(await other.rotation.begin(stranger)).toEqual({ kind: "refused", because: "under_way" });
    await other.close();
  });

  it("[DB502] goes over only once every process can read the new key, and until then whoever has the old one alone starts", async () => {
    expect(await rotation.switchOver()).toEqual({ kind: "waits", holders: 1 });
    expect(await start(makeKeyring(OLD))).toBe("started");
    expect(await start(makeKeyring(NEW))).toContain("another master key");
    await expect(rotation.rewrap(10)).rejects.toThrow("once nothing else is written");
    await house.store.keys.beat(NEW);
    expect(await rotation.switchOver()).toEqual({ kind: "done" });
    expect(await rotation.switchOver()).toEqual({ kind: "done" });
    expect((await rotation.standing()).rotation?.switchedAt).not.toBeNull();
  });

  it("[DB501] refuses to start, from then on, whoever lacks either of the two, and says which", async () => {
    expect(await start(makeKeyring(OLD))).toContain(
      `rotated to ${NEW_ID.toString("hex")}, which this machine does not have`,
    );
    expect(await start(makeKeyring(NEW))).toContain(`under ${OLD_ID.toString("hex")} still`);
    expect(await start(both())).toBe("started");
    expect(await start(makeKeyring(NEW, OLD))).toBe("started");
  });

  it("[DB503] is closed once every process writes with the new key, and then the database itself takes no other", async () => {
    expect(await rotation.close(0)).toEqual({ kind: "waits", holders: 1 });
    await house.store.keys.beat(null);
    expect(await rotation.close(60_000)).toEqual({ kind: "waits", holders: 1 });
    expect(await rotation.close(0)).toEqual({ kind: "done" });
    await house.store.intake.arrive(sampleArrival({ text: "Written with the new key." }));
    // A process that was asleep meanwhile, and believes that nothing happened.
    const asleep = makeKeyring(OLD);
    const late = asleep.wrap(Buffer.alloc(32, 1), "late");
    await expect(
      house.client.query(
        "insert into person (id, owner_key, made_at) values (gen_random_uuid(), $1, now())",
        [late],
      ),
    ).rejects.toMatchObject({ constraint: "wrap_is_current" });
  });

  it("[DB504] wraps everything anew in small batches, and nobody hears of a change", async () => {
    const changes = async () =>
      (
        await house.client.query(
          "select (select max(seq)::text from event) as event, (select count(*)::int from audit_row) as audit, (select sum(version)::int from contact) as version, (select count(*)::int from kept_on_hold) as kept",
        )
      ).rows[0];
    const was = await changes();
    expect(await rotation.retire()).toMatchObject({ kind: "left" });
    const { wraps } = await rotation.standing();
    expect(wraps.left).toBeGreaterThan(WRAPS.length);
    expect(await rewrapAll()).toBe(wraps.left);
    expect(await changes()).toEqual(was);
    expect(await rewrapAll()).toBe(0);
    expect((await rotation.standing()).wraps).toEqual({ all: wraps.all, left: 0 });
    expect(await unopened(house.store, makeKeyring(NEW))).toEqual([]);
  });

  it("[DB505] retires the old key once nothing is under it, after which the new one alone reads every word and finds every hash", async () => {
    expect(await rotation.retire()).toEqual({ kind: "retired" });
    expect((await rotation.standing()).rotation?.retiredAt).not.toBeNull();
    expect(await start(makeKeyring(OLD))).toContain("rotated to");
    expect(await start(makeKeyring(NEW))).toBe("started");
    const alone = makeKeyring(NEW);
    const store = await testStore({
      connection: house.store.connection,
      keyring: alone,
      clock: () => now,
    });
    expect(await house.words(store)).toBe(before);
    for (const purpose of ["thread", "audit", "name", "code"] as const)
      expect(alone.hash(purpose, "+15550123")).toEqual(makeKeyring(OLD).hash(purpose, "+15550123"));
    expect(alone.deriveSecret("auth")).toBe(makeKeyring(OLD).deriveSecret("auth"));
    await store.close();
  });

  it("[DB509] leaves a row of the audit for each step, by nobody of the staff, that names the key and nothing else", async () => {
    const { rows } = await house.client.query(
      "select actor::text, deed::text, facts from audit_row where thing = 'house' and facts ? 'master_key' order by era, xid, seq",
    );
    const step = (deed: string, name: string) => ({
      actor: "house",
      deed,
      facts: { master_key: NEW_ID.toString("hex"), step: name },
    });
    expect(rows).toEqual([
      step("added", "begun"),
      step("changed", "switched"),
      step("changed", "closed"),
      step("ended", "retired"),
    ]);
  });

  it("[DB541] goes back to no key that was retired, whoever put it there again", async () => {
    const exchanged = await reachRotation({
      connection: house.store.connection,
      keyring: makeKeyring(NEW, OLD),
    });
    expect(await exchanged.rotation.begin(OLD_ID)).toEqual({ kind: "refused", because: "retired" });
    await exchanged.close();
  });

  it("[DB500] goes on to a third key as it did to the second, and no rotation is undone or told otherwise", async () => {
    const third = Buffer.alloc(32, 24);
    house.store.keyring.learn(third);
    const again = await reachRotation({
      connection: house.store.connection,
      keyring: makeKeyring(NEW, third),
    });
    expect(await again.rotation.begin(masterKey(third).id)).toEqual({ kind: "begun" });
    await house.store.keys.beat(third);
    expect(await again.rotation.switchOver()).toEqual({ kind: "done" });
    // Until it is closed both are taken: nobody who has not heard yet is refused.
    await house.store.intake.arrive(sampleArrival());
    await house.store.keys.beat(null);
    await house.store.intake.arrive(sampleArrival());
    for (const change of ["delete from master_rotation", "update master_rotation set closed_at = null"])
      await expect(house.client.query(change)).rejects.toMatchObject({
        constraint: "master_rotation_goes_on",
      });
    expect(await unopened(house.store, makeKeyring(NEW, third))).toEqual([]);
    await again.close();
  });
});
