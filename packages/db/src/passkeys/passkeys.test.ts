import type { UserId } from "@holdfast/case-schema";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lockWaiters } from "../testing/lock-waiters.ts";
import {
  rawClient,
  sampleAsker,
  sampleSession,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";

const now = 1_800_000_000_000;
let store: TestStore;
let client: Client;
let nth = 0;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  nth += 1;
  dana = await sampleStaff(store, `Dana ${nth}`);
  ada = await sampleStaff(store, `Ada ${nth}`);
  for (const one of [dana, ada]) {
    await sampleSession(client, one);
    await store.people.prove(one, proofOf(one).sessionId, true);
  }
});

const proofOf = (of: UserId) => ({ ...sampleAsker(of).proof, factorDirectory: null });
const made = (name: string, over: object = {}) => ({
  name,
  credentialId: `${name} ${nth}`,
  publicKey: new Uint8Array([1, 2, 3]),
  counter: 0,
  transports: ["internal"],
  ...over,
});
const add = async (to: UserId, name: string, over: object = {}) =>
  store.passkeys.add(to, made(name, over), proofOf(to));
const names = async (of: UserId) => (await store.passkeys.list(of)).map(({ name }) => name);
const idOf = async (of: UserId, name: string) =>
  (await store.passkeys.list(of)).find((each) => each.name === name)?.id ?? "";
const unprove = async (of: UserId) => sampleSession(client, of, new Date(now - 3_600_000).toISOString());

describe("passkeys", () => {
  it("[DB491] are several, of one person each, and found by what their device calls them", async () => {
    expect(await add(dana, "laptop")).toBe("added");
    expect(await add(dana, "phone")).toBe("added");
    expect(await add(ada, "laptop", { credentialId: `phone ${nth}` })).toBe("taken");
    expect(await names(dana)).toEqual(["laptop", "phone"]);
    expect(await names(ada)).toEqual([]);
    expect(await store.passkeys.find(`phone ${nth}`)).toMatchObject({
      userId: dana,
      publicKey: new Uint8Array([1, 2, 3]),
      transports: ["internal"],
    });
    expect(await store.passkeys.find("of nobody")).toBeNull();
  });

  it("[DB491] are ten of a person at most, also of two who add the tenth at once", async () => {
    for (let count = 1; count < 10; count += 1) await add(dana, `key ${count}`);
    const both = await Promise.all([add(dana, "tenth"), add(dana, "eleventh")]);
    expect(both.toSorted()).toEqual(["added", "too_many"]);
  });

  it("[DB491] are ten of a person at most, whoever added the tenth while somebody waited to", async () => {
    for (let count = 1; count < 10; count += 1) await add(dana, `key ${count}`);
    await client.query("begin");
    await client.query("select from staff where id = $1 for no key update", [dana]);
    const waiting = add(dana, "eleventh");
    await lockWaiters(client, 1);
    await client.query(
      "insert into passkey (id, user_id, name, credential_id, public_key, counter, made_at) values (gen_random_uuid(), $1, 'tenth', $2, '', 0, now())",
      [dana, `tenth ${nth}`],
    );
    await client.query("commit");
    expect(await waiting).toBe("too_many");
    expect(await names(dana)).toHaveLength(10);
  });

  it("[DB72] [DB491] are not added, nor taken away, by whose access is reset meanwhile, who does not keep that waiting", async () => {
    await add(dana, "laptop");
    const id = await idOf(dana, "laptop");
    await client.query("begin");
    await client.query("select from staff where id = $1 for no key update", [dana]);
    const both = [add(dana, "phone"), store.passkeys.remove(dana, id, proofOf(dana))];
    await lockWaiters(client, 2);
    await client.query("delete from session where user_id = $1", [dana]);
    await client.query("commit");
    expect(await Promise.all(both)).toEqual(["prove_it_is_you", "prove_it_is_you"]);
  });

  it("[DB490] [DB491] are added and taken away by whoever has proved that it is them, and in the audit", async () => {
    await add(dana, "laptop");
    await unprove(dana);
    expect(await add(dana, "phone")).toBe("prove_it_is_you");
    const id = await idOf(dana, "laptop");
    expect(await store.passkeys.remove(dana, id, proofOf(dana))).toBe("prove_it_is_you");
    await sampleSession(client, dana);
    expect(await store.passkeys.remove(ada, id, proofOf(ada))).toBe("not_found");
    expect(await store.passkeys.remove(dana, id, proofOf(dana))).toBe("removed");
    expect(await names(dana)).toEqual([]);
    const { rows } = await client.query(
      `select actor_id, deed from audit_row where subject_id = $1 and thing = 'account' and facts ->> 'what' = 'passkey'
       order by era, xid, seq`,
      [dana],
    );
    expect(rows).toEqual([
      { actor_id: dana, deed: "added" },
      { actor_id: dana, deed: "ended" },
    ]);
  });

  it("[DB491] are not taken away where they are the last means of signing in, also by two at once", async () => {
    await add(dana, "laptop");
    await add(dana, "phone");
    await client.query("update account set password = null where user_id = $1", [dana]);
    const remove = async (name: string) => store.passkeys.remove(dana, await idOf(dana, name), proofOf(dana));
    const both = await Promise.all([remove("laptop"), remove("phone")]);
    expect(both.toSorted()).toEqual(["last", "removed"]);
    expect(await names(dana)).toHaveLength(1);
  });

  it("[DB491] sign on only where their device has counted on: a second one of them is not let in", async () => {
    await add(dana, "laptop", { counter: 4 });
    const id = await idOf(dana, "laptop");
    expect(await store.passkeys.use(id, 5)).toBe(true);
    const twice = await Promise.all([store.passkeys.use(id, 6), store.passkeys.use(id, 6)]);
    expect(twice.filter((did) => did)).toHaveLength(1);
    for (const less of [6, 5, 0]) expect(await store.passkeys.use(id, less)).toBe(false);
    await add(dana, "phone");
    const uncounted = await idOf(dana, "phone");
    for (const _again of [1, 2]) expect(await store.passkeys.use(uncounted, 0)).toBe(true);
  });

  it("[DB72] [DB491] end with a reset, as the password does", async () => {
    await add(dana, "laptop");
    const by = await sampleStaff(store, `Alex ${nth}`, "administrator");
    const link = { secretHash: Buffer.alloc(32, nth), by, validForMs: 60_000 };
    expect(await store.people.reset(dana, link)).toBe("reset");
    expect(await names(dana)).toEqual([]);
  });
});
