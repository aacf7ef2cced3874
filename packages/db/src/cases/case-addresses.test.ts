import { ExploiterId, type CaseId, type PersonId, type UserId } from "@holdfast/case-schema";
import { newCaseExploiter } from "@holdfast/case-schema/case";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { CaseAddressPlace } from "./case-store.ts";

const [ONE, TWO, NEW] = ["+1 202 555 0142", "+1 202 555 0177", "+1 202 555 0199"];
const NONE = { kind: "not_found" };
let store: TestStore;
let client: Client;
let dana: UserId;
let ada: UserId;
let id: CaseId;
let person: PersonId;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  const contactId = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
  ({ id, person } = await sampleCase(store, dana, contactId));
});

const at = (field = "telephones"): CaseAddressPlace => ({ kind: "person", id: person, field });
const write = async (value: unknown, seenRevision: number, field = "telephones") =>
  store.cases.change(id, sampleAsker(dana), { ...at(field), value, seenRevision });
const standing = async (): Promise<unknown> => {
  const part = (await store.cases.read(id, sampleAsker(dana)))?.parts.find(
    (each) => each.id === person,
  )?.part;
  return part?.kind === "person" ? part.values.telephones : null;
};
const keep = (address: string, place = at()) => ({ key: store.cases.addressKey(place, address) });
const show = async (place: CaseAddressPlace, by = dana, of = id) =>
  store.cases.showAddresses(of, sampleAsker(by, "unmask"), place);
const looks = async (): Promise<readonly object[]> =>
  (
    await client.query<object>(
      "select deed, actor_id, subject_id, contact_id, facts from audit_row where case_id = $1 and thing = 'address'",
      [id],
    )
  ).rows;

describe("a field of addresses", () => {
  beforeEach(async () => {
    await write([ONE, TWO], 0);
  });

  it("[DB563] is changed by who saw masks alone: what is kept is named, and stays as it stood", async () => {
    expect(await write([keep(TWO), NEW, keep(ONE)], 1)).toMatchObject({ kind: "changed" });
    expect(await standing()).toEqual([TWO, NEW, ONE]);
    expect(await write([keep(NEW)], 2)).toMatchObject({ kind: "changed" });
    expect(await standing()).toEqual([NEW]);
  });

  it("[DB563] takes no mask for an address, and nothing that does not stand there, by another's name or another field's neither", async () => {
    const elsewhere = { ...at(), id: crypto.randomUUID() };
    const invalid = { kind: "invalid", because: "value" };
    for (const entry of [
      "••••42",
      keep(NEW),
      keep(ONE, elsewhere),
      keep(ONE, at("mailAddresses")),
      { key: "" },
    ])
      expect(await write([entry, TWO], 1)).toEqual(invalid);
    expect(await write(["••••@gmail.com"], 0, "mailAddresses")).toEqual(invalid);
    // What is kept is said in no other field.
    expect(await write([{ key: "x" }], 0, "venues")).toEqual(invalid);
    expect(await standing()).toEqual([ONE, TWO]);
  });

  it("[DB563] is overtaken where another stands there by now, and held where an answer was lost", async () => {
    expect(await write([keep(TWO), NEW], 1)).toMatchObject({ kind: "changed" });
    expect(await write([keep(TWO), NEW], 1)).toMatchObject({ kind: "changed", caseVersion: null });
    expect(await write([keep(ONE), NEW], 1)).toMatchObject({ kind: "overtaken", now: { value: [TWO, NEW] } });
    expect(await standing()).toEqual([TWO, NEW]);
  });

  it("[DB563] names the same address by the same key while it stands there, and in no other field or part", () => {
    const key = store.cases.addressKey(at(), ONE);
    expect(key).toMatch(/^[A-Za-z0-9_-]{16}$/);
    expect(store.cases.addressKey(at(), ONE)).toBe(key);
    const others = [at("mailAddresses"), { ...at(), id: crypto.randomUUID() }];
    for (const other of others) expect(store.cases.addressKey(other, ONE)).not.toBe(key);
    expect(store.cases.addressKey(at(), TWO)).not.toBe(key);
  });
});

describe("the addresses of a field", () => {
  it("[DB564] are opened to whoever is shown them, with a row that says which and not what", async () => {
    await write([ONE, TWO], 0);
    expect(await show(at())).toEqual({
      kind: "shown",
      addresses: [ONE, TWO].map((address) => ({ ...keep(address), address })),
    });
    expect(await looks()).toEqual([
      {
        deed: "looked",
        actor_id: dana,
        subject_id: person,
        contact_id: null,
        facts: { kind: "person", of: "telephones" },
      },
    ]);
  });

  it("[DB564] are an exploiter's, too", async () => {
    const exploiter = ExploiterId.parse(crypto.randomUUID());
    const values = { ...newCaseExploiter(exploiter), toldBy: [person], telephones: [ONE] };
    expect(await store.cases.add(id, sampleAsker(dana), { kind: "exploiter", values })).toEqual({
      kind: "added",
    });
    const place = { kind: "exploiter", id: exploiter, field: "telephones" } as const;
    expect(await show(place)).toEqual({ kind: "shown", addresses: [{ ...keep(ONE, place), address: ONE }] });
    expect(await show({ ...place, kind: "person" })).toEqual(NONE);
  });

  it("[DB564] are found by nobody whose case it is not, nor where there are none, and no row says that they were", async () => {
    await write([ONE], 0);
    expect(await show(at(), ada)).toEqual(NONE);
    for (const place of [
      at("mailAddresses"),
      at("name"),
      at("nothing"),
      { ...at(), id: crypto.randomUUID() },
    ])
      expect(await show(place)).toEqual(NONE);
    expect(await show(at(), dana, crypto.randomUUID() as CaseId)).toEqual(NONE);
    expect(await looks()).toEqual([]);
  });

  it("[DB558] [DB564] are answered thirty times in a minute to one person, and a minute later again", async () => {
    const lou = await sampleStaff(store, "Lou");
    const contactId = await sampleHeld(store, lou, { threadKey: crypto.randomUUID(), medium: "text" });
    const own = await sampleCase(store, lou, contactId);
    const place = { kind: "person", id: own.person, field: "telephones" } as const;
    await store.cases.change(own.id, sampleAsker(lou), { ...place, value: [ONE], seenRevision: 0 });
    const ask = async () => (await show(place, lou, own.id)).kind;
    for (let each = 0; each < 30; each += 1) expect(await ask()).toBe("shown");
    expect(await ask()).toBe("too_often");
    await client.query("begin; set local session_replication_role = replica");
    await client.query("update audit_row set at = at - interval '1 minute' where actor_id = $1", [lou]);
    await client.query("commit");
    expect(await ask()).toBe("shown");
  });

  it("[DB564] [AU2] are answered to nobody whose look cannot be stored", async () => {
    await write([ONE], 0);
    await client.query("alter table audit_row add constraint no_looks check (thing <> 'address') not valid");
    try {
      await expect(show(at())).rejects.toThrow("no_looks");
    } finally {
      await client.query("alter table audit_row drop constraint no_looks");
    }
    expect(await looks()).toEqual([]);
  });
});
