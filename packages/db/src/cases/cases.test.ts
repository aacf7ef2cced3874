import {
  ExploiterId,
  NoteId,
  PersonId,
  type CaseId,
  type ContactId,
  type UserId,
} from "@holdfast/case-schema";
import { CASE_VERSION, migrateCase, newCasePerson, type CasePart } from "@holdfast/case-schema/case";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PLACE } from "../sealing/places.ts";
import { sealWhole } from "../sealing/seal.ts";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let client: Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let contactId: ContactId;
let id: CaseId;
let person: PersonId;

beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
  await store.shifts.keep(lee, "available");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  now += 60_000;
  contactId = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
  ({ id, person } = await sampleCase(store, dana, contactId));
});

const read = async (by = dana, of = id) => store.cases.read(of, sampleAsker(by));
const write = async (field: string, value: unknown, seenRevision = 0, by = dana) =>
  store.cases.change(id, sampleAsker(by), { kind: "person", id: person, field, value, seenRevision });
const valueOf = async (field: string): Promise<unknown> => {
  const part = (await read())?.parts.find((each) => each.id === person)?.part;
  return (part?.values as Record<string, unknown> | undefined)?.[field];
};
const add = async (part: CasePart, by = dana) => store.cases.add(id, sampleAsker(by), part);
const note = (about: PersonId, text = "Wants a room by Friday."): CasePart => ({
  kind: "note",
  values: {
    id: NoteId.parse(crypto.randomUUID()),
    about: [about],
    mayHold: ["narrative"],
    writtenBy: dana,
    writtenAt: now,
    text,
  },
});

describe("a case", () => {
  it("[DB300] is read as one record, composed of its parts and the contacts that are filed there", async () => {
    const { kind, values } = {
      kind: "exploiter",
      values: {
        id: ExploiterId.parse(crypto.randomUUID()),
        toldBy: [person],
        name: "R.",
        aliases: [],
        roles: [],
        telephones: [],
        vehicles: [],
        organisation: null,
        description: null,
        isAt: null,
      },
    } as const;
    expect(
      await add({
        kind,
        values: {
          ...values,
          toldBy: [...values.toldBy],
          aliases: [],
          roles: [],
          telephones: [],
          vehicles: [],
        },
      }),
    ).toEqual({ kind: "added" });
    const said = note(person);
    expect(await add(said)).toEqual({ kind: "added" });
    expect(await write("calledName", "Wren")).toMatchObject({ kind: "changed" });
    const stored = await read();
    expect(stored).toMatchObject({ id, status: "active", version: 6, madeBy: { name: "Dana" } });
    expect(stored?.record).toMatchObject({
      version: CASE_VERSION,
      id,
      contacts: [contactId],
      persons: [{ ...newCasePerson(person), hasContactedUs: true, calledName: "Wren" }],
      exploiters: [{ name: "R." }],
      notes: [said.values],
    });
  });

  it("[DB302] keeps what several write at once into different fields, and tells the slower of one field what stands there", async () => {
    await store.cases.letIn(id, sampleAsker(lee), { user: ada, mayBe: () => true });
    const done = await Promise.all([
      write("calledName", "Wren"),
      write("genderWords", "she", 0, ada),
      write("isPregnant", true, 0, lee),
    ]);
    expect(done.map(({ kind }) => kind)).toEqual(["changed", "changed", "changed"]);
    expect(await Promise.all(["calledName", "genderWords", "isPregnant"].map(valueOf))).toEqual([
      "Wren",
      "she",
      true,
    ]);
    const race = await Promise.all([write("name", "A. Wren"), write("name", "B. Wren", 0, ada)]);
    expect(race.map(({ kind }) => kind).toSorted()).toEqual(["changed", "overtaken"]);
    const held = await valueOf("name");
    const winner = held === "A. Wren" ? { id: dana, name: "Dana" } : { id: ada, name: "Ada" };
    expect(race.find(({ kind }) => kind === "overtaken")).toEqual({
      kind: "overtaken",
      now: { value: held, revision: 1, by: winner, at: now },
    });
  });

  it("[DB302] takes the same value said again for what holds, and nothing from a revision that is not the last", async () => {
    await write("calledName", "Wren");
    const version = (await read())?.version;
    expect(await write("calledName", "Wren")).toMatchObject({ kind: "changed", written: { revision: 1 } });
    expect((await read())?.version).toBe(version);
    expect(await write("calledName", "Rin", 7)).toMatchObject({ kind: "overtaken", now: { value: "Wren" } });
    expect(await write("calledName", "Rin", 1)).toMatchObject({ kind: "changed", written: { revision: 2 } });
  });

  it.each<[string, string, unknown, string]>([
    ["no field", "toString", "x", "field"],
    ["what a part is", "id", crypto.randomUUID(), "field"],
    ["not a value of it", "gender", "otter", "value"],
    [
      "whom nobody knows here",
      "otherContact",
      { text: "by a friend", about: [crypto.randomUUID()], mayHold: ["identity"] },
      "people",
    ],
  ])("[DB302] takes no change of %s", async (_name, field, value, because) => {
    const before = await read();
    expect(await write(field, value)).toEqual({ kind: "invalid", because });
    expect(await read()).toEqual(before);
  });

  it("[DB302] takes no years that contradict the age, whoever wrote each of them", async () => {
    await write("age", "adult");
    expect(await write("ageYears", 15)).toEqual({ kind: "invalid", because: "together" });
  });

  it("[DB300] holds parts that name its own people alone, each once", async () => {
    const other = await sampleCase(
      store,
      dana,
      await sampleHeld(store, dana, { threadKey: crypto.randomUUID() }),
    );
    expect(await add(note(other.person))).toEqual({ kind: "invalid", because: "people" });
    expect(await add({ kind: "person", values: newCasePerson(other.person) })).toMatchObject({
      kind: "invalid",
    });
    const said = note(person);
    await add(said);
    const { version } = (await read())!;
    expect(await add(said)).toEqual({ kind: "added" });
    expect((await read())?.version).toBe(version);
  });

  it("[DB301] goes through its statuses one by one, from the one that was seen", async () => {
    const set = async (status: "closed" | "follow_up", seenRevision: number) =>
      store.cases.setStatus(id, sampleAsker(dana), { status, seenRevision });
    expect(await set("follow_up", 0)).toMatchObject({ kind: "changed", written: { revision: 1 } });
    expect(await set("closed", 0)).toMatchObject({
      kind: "overtaken",
      now: { value: "follow_up", by: { name: "Dana" } },
    });
    expect(await set("follow_up", 0)).toMatchObject({ kind: "changed", written: { revision: 1 } });
    expect((await read())?.record?.status).toBe("follow_up");
  });

  it("[DB300] of every version that was ever stored is read, and of a later one it says so", async () => {
    await write("methodsOfControl", ["restricts_movement"]);
    const { rows } = await client.query<{ owner_key: Buffer; version: number }>(
      "select owner_key, version from case_part where id = $1",
      [person],
    );
    const [{ owner_key, version }] = rows as [{ owner_key: Buffer; version: number }];
    const stored = async (form: number, at: number) => {
      const owned = store.keyring.unwrap(owner_key, person);
      const { secretKey } = await import("../sealing/aead.ts");
      const owner = { id: person, key: secretKey(owned) };
      const record = migrateCase(
        { version: CASE_VERSION, persons: [(await read())?.record?.persons[0]] },
        Math.min(form, CASE_VERSION),
      );
      const values = (record["persons"] as unknown[])[0];
      const body = sealWhole(
        owner,
        PLACE.casePart(person, at),
        Buffer.from(JSON.stringify({ values, written: {} })),
      );
      // Past the guard, as an earlier release would have left it.
      await client.query("alter table case_part disable trigger case_part_guard");
      await client.query("update case_part set form = $2, body = $3, version = $4 where id = $1", [
        person,
        form,
        body,
        at,
      ]);
      await client.query("alter table case_part enable trigger case_part_guard");
    };
    for (let form = 1; form <= CASE_VERSION; form += 1) {
      await stored(form, version + form);
      expect((await read())?.record?.persons).toMatchObject([{ methodsOfControl: ["restricts_movement"] }]);
    }
    await stored(CASE_VERSION + 1, version + 10);
    expect(await read()).toMatchObject({ record: null, parts: [{ part: null, because: "newer" }] });
    expect(await write("calledName", "Wren")).toEqual({ kind: "unreadable" });
  });

  it("[DB300] goes on without whoever was forgotten, and their words open to nobody", async () => {
    const other = PersonId.parse(crypto.randomUUID());
    await add({ kind: "person", values: { ...newCasePerson(other), name: "Robin" } });
    const said = note(person);
    await add(said);
    await client.query(
      "update case_part set owner_key = null, body = null, version = version + 1 where id = $1",
      [person],
    );
    const stored = await read();
    expect(stored?.parts).toMatchObject([{ id: person, because: "forgotten" }, { id: other }, {}]);
    expect(stored?.record).toMatchObject({
      persons: [newCasePerson(person), { name: "Robin" }],
      notes: [{ about: [person] }],
    });
    expect(await write("calledName", "Wren")).toEqual({ kind: "unreadable" });
  });

  it("[DB60] [DB300] stands in no row in the clear, nor which of its fields were written", async () => {
    await write("calledName", "Quillfeather");
    await write("telephones", ["+1 555 010 7788"]);
    await write("venueName", "The Heron Lantern");
    await add(note(person, "afraid of the landlord"));
    for (const table of [
      "case_file",
      "case_part",
      "case_filing",
      "case_filing_person",
      "case_trace",
      "event",
    ]) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${table} t`);
      const all = rows.map(({ text }) => text).join("\n");
      for (const secret of [
        "Quillfeather",
        "0107788",
        "010 7788",
        "Heron",
        "landlord",
        "calledName",
        "telephones",
      ]) {
        expect(all).not.toContain(secret);
        expect(all).not.toContain(Buffer.from(secret).toString("hex"));
      }
    }
  });
});
