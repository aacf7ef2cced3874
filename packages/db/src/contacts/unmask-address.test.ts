import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleHeld } from "../testing/sample-held.ts";
import { sampleStaff } from "../testing/sample-staff.ts";
import { openStore } from "../store/open-store.ts";
import { TEST_KEYRING } from "../testing/index.ts";
import { testStore, type TestStore } from "../testing/test-store.ts";

/** Nothing was said of whoever holds their device. */
const SHOWN = () => false;
const NUMBER = "+12025550142";
let store: TestStore;
let client: Awaited<ReturnType<typeof rawClient>>;
let holder: UserId;
let contact: ContactId;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  holder = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  contact = await sampleHeld(store, holder, {
    medium: "text",
    address: NUMBER,
    threadKey: crypto.randomUUID(),
  });
});

const looks = async (): Promise<readonly object[]> =>
  (
    await client.query<object>(
      "select deed, actor_id, subject_id, facts from audit_row where contact_id = $1 and thing = 'address'",
      [contact],
    )
  ).rows;

it("[DB460] an address is opened to whoever has the contact, with a row that says which", async () => {
  expect(await store.contacts.unmask(contact, { of: "contact" }, holder, SHOWN)).toEqual({
    kind: "unmasked",
    address: NUMBER,
  });
  expect(await looks()).toEqual([
    { deed: "looked", actor_id: holder, subject_id: contact, facts: { of: "contact" } },
  ]);
});

it("[DB460] is opened to nobody else, nor to whoever is nobody, and where there is none no row says that it was", async () => {
  const other = await sampleStaff(store, "Ada");
  expect(await store.contacts.unmask(contact, { of: "contact" }, other, SHOWN)).toMatchObject({
    kind: "not_holder",
    holder: { id: holder },
  });
  const none = { kind: "not_found" };
  expect(
    await store.contacts.unmask(contact, { of: "contact" }, crypto.randomUUID() as UserId, SHOWN),
  ).toEqual(none);
  expect(await store.contacts.unmask(contact, { of: "reach" }, holder, SHOWN)).toEqual(none);
  expect(await looks()).toEqual([]);
});

it("[DB558] is answered thirty times in a minute to one person by all gateways together, and a minute later again", async () => {
  const lou = await sampleStaff(store, "Lou");
  const theirs = await sampleHeld(store, lou, {
    medium: "text",
    address: NUMBER,
    threadKey: crypto.randomUUID(),
  });
  const other = await openStore({ connection: store.connection, keyring: TEST_KEYRING, clock: Date.now });
  const ask = async (at: TestStore | typeof other) =>
    (await at.contacts.unmask(theirs, { of: "contact" }, lou, SHOWN)).kind;
  for (let each = 0; each < 15; each += 1)
    expect([await ask(store), await ask(other)]).toEqual(["unmasked", "unmasked"]);
  expect([await ask(store), await ask(other)]).toEqual(["too_often", "too_often"]);
  expect((await store.contacts.unmask(contact, { of: "contact" }, holder, SHOWN)).kind).toBe("unmasked");
  await client.query("begin; set local session_replication_role = replica");
  await client.query("update audit_row set at = at - interval '1 minute' where actor_id = $1", [lou]);
  await client.query("commit");
  expect(await ask(other)).toBe("unmasked");
  await other.close();
});

it("[DB560] is opened to nobody while it is withheld, by what is read of the conversation in the same transaction, and no row says that it was", async () => {
  const read: unknown[] = [];
  const withheld = await store.contacts.unmask(contact, { of: "contact" }, holder, (record) => {
    read.push(record.contactId, record.medium);
    return true;
  });
  expect(withheld).toEqual({ kind: "withheld" });
  expect(read).toEqual([contact, "text"]);
  expect(await looks()).toEqual([]);
});

it("[DB560] says first who has it to whoever may not see it, and tells them of no other ground", async () => {
  const other = await sampleStaff(store, "Marta");
  const asked = store.contacts.unmask(contact, { of: "contact" }, other, () => {
    throw new Error("was read for somebody who may not");
  });
  expect(await asked).toMatchObject({ kind: "not_holder", holder: { id: holder } });
});

it("[DB460] [AU2] is answered to nobody whose look cannot be stored", async () => {
  await client.query("alter table audit_row add constraint no_looks check (thing <> 'address') not valid");
  try {
    await expect(store.contacts.unmask(contact, { of: "contact" }, holder, SHOWN)).rejects.toThrow(
      "no_looks",
    );
  } finally {
    await client.query("alter table audit_row drop constraint no_looks");
  }
  expect(await looks()).toEqual([]);
});
