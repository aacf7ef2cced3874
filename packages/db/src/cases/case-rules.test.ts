import { NoteId, PersonId, type CaseId, type ContactId, type UserId } from "@holdfast/case-schema";
import { newCasePerson, type CasePart } from "@holdfast/case-schema/case";
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

let now = 1_800_000_000_000;
let store: TestStore;
let client: Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let alex: UserId;
let contactId: ContactId;
let id: CaseId;
let person: PersonId;

beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
  alex = await sampleStaff(store, "Alex", "administrator");
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
const add = async (part: CasePart, by = dana) => store.cases.add(id, sampleAsker(by), part);
const note = (about: PersonId): CasePart => ({
  kind: "note",
  values: {
    id: NoteId.parse(crypto.randomUUID()),
    about: [about],
    mayHold: ["narrative"],
    writtenBy: dana,
    writtenAt: now,
    text: "Wants a room by Friday.",
  },
});
/** The rule that a statement breaks; `null`: none. */
const broken = async (sql: string, values: readonly unknown[] = []): Promise<unknown> =>
  client.query(sql, [...values]).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("whoever speaks", () => {
  it("[DB303] is known to have contacted us from then on, also where they were only spoken of before, and nobody else is", async () => {
    const [spokenOf, at] = [PersonId.parse(crypto.randomUUID()), now + 1];
    await add({ kind: "person", values: newCasePerson(spokenOf) });
    const known = async () =>
      (await read())?.parts.flatMap(({ part, written }) =>
        part?.kind === "person"
          ? [[part.values.id, part.values.hasContactedUs, written["hasContactedUs"]]]
          : [],
      );
    expect(await known()).toEqual([
      [person, true, undefined],
      [spokenOf, false, undefined],
    ]);
    now = at;
    const hers = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
    const came = { kind: "person", person: spokenOf } as const;
    const filing = { contactId: hers, caseId: id, isNew: false, newPeople: [], came };
    for (const seenFiling of [0, (await store.contacts.contact(hers))!.row.version + 1])
      await store.cases.file(sampleAsker(dana), { ...filing, seenFiling });
    expect(await known()).toEqual([
      [person, true, undefined],
      [spokenOf, true, { revision: 1, by: { id: dana, name: "Dana" }, at }],
    ]);
  });
});

describe("whose a case is", () => {
  it("[DB305] is judged by what somebody is to it, and what is not there and what is not theirs are answered alike", async () => {
    const nowhere = crypto.randomUUID() as CaseId;
    for (const by of [ada, alex]) {
      expect(await read(by)).toBeNull();
      expect(await read(by, nowhere)).toBeNull();
      expect(await write("calledName", "Wren", 0, by)).toEqual({ kind: "not_found" });
      expect(await add(note(person), by)).toEqual({ kind: "not_found" });
      expect(await store.cases.list(sampleAsker(by))).not.toContainEqual(expect.objectContaining({ id }));
    }
    expect(await read(lee)).toMatchObject({ id });
    expect(await store.cases.list(sampleAsker(dana))).toContainEqual(
      expect.objectContaining({ id, version: 3 }),
    );
  });

  it("[DB305] is theirs too who a lead let in by name, until that ends", async () => {
    const letIn = async (user: UserId, mayBe = true) =>
      store.cases.letIn(id, sampleAsker(lee), { user, mayBe: () => mayBe });
    expect(await letIn(alex, false)).toEqual({ kind: "nobody" });
    expect(await letIn(lee)).toEqual({ kind: "nobody" });
    expect(await letIn(crypto.randomUUID() as UserId)).toEqual({ kind: "nobody" });
    expect(await letIn(ada)).toEqual({ kind: "let_in" });
    expect(await letIn(ada)).toEqual({ kind: "let_in" });
    expect((await read(ada))?.letIn).toEqual([
      { user: { id: ada, name: "Ada" }, by: { id: lee, name: "Lee" }, at: now },
    ]);
    expect(await store.cases.endLetIn(id, sampleAsker(lee), ada)).toEqual({ kind: "not_let_in" });
    expect(await read(ada)).toBeNull();
    expect(await letIn(ada)).toEqual({ kind: "let_in" });
    expect(await read(ada)).not.toBeNull();
  });

  it("[DB305] is a lead's while they are on shift", async () => {
    await store.shifts.end(lee);
    expect(await read(lee)).toBeNull();
    expect(await store.cases.list(sampleAsker(lee))).toEqual([]);
    await store.shifts.keep(lee, "available");
    expect(await read(lee)).not.toBeNull();
  });

  it("[DB305] is recorded with every reading, once for each version, and with no refused one", async () => {
    const reads = async () =>
      (
        await client.query<{ by_id: string; version: number }>(
          "select by_id, version from case_read where case_id = $1 order by version, at",
          [id],
        )
      ).rows;
    await read(ada);
    await read(dana);
    await read(dana);
    await write("calledName", "Wren");
    await read(lee);
    expect(await reads()).toEqual([
      { by_id: dana, version: 3 },
      { by_id: lee, version: 4 },
    ]);
    await store.cases.filingOf(contactId, sampleAsker(ada));
    await store.cases.filingHistory(contactId, sampleAsker(ada));
    await write("calledName", "Rin", 1);
    expect(await reads()).toHaveLength(2);
    // Who spoke, and what stands in a field, is content as well.
    await store.cases.filingOf(contactId, sampleAsker(dana));
    expect(await reads()).toContainEqual({ by_id: dana, version: 5 });
    expect(await write("calledName", "Wren", 0, lee)).toMatchObject({ kind: "overtaken" });
    expect(await reads()).toContainEqual({ by_id: lee, version: 5 });
    await write("calledName", "Robin", 2);
    await store.cases.filingHistory(contactId, sampleAsker(lee));
    expect(await reads()).toContainEqual({ by_id: lee, version: 6 });
    await expect(client.query("delete from case_read")).rejects.toMatchObject({ constraint: "only_added" });
  });
});

describe("what is kept of a case, whatever statement runs", () => {
  const versionOf = async () => (await store.contacts.contact(contactId))!.row.version;
  const filing = "insert into case_filing (contact_id, at_version, case_id, by_id, at, came_key, came)";

  it("[DB301] grows by one version with whatever changes in it, and stays what it is", async () => {
    expect(await broken("update case_file set version = version + 2 where id = $1", [id])).toBe(
      "case_file_version",
    );
    expect(
      await broken("update case_file set status = 'closed', version = version + 1 where id = $1", [id]),
    ).toBe("case_file_status");
    expect(
      await broken("update case_file set made_at = now(), version = version + 1 where id = $1", [id]),
    ).toBe("case_file_same");
    expect(await broken("delete from case_file where id = $1", [id])).toBe("case_file_stays");
    const { version } = (await read())!;
    await client.query("update case_part set version = version + 1 where id = $1", [person]);
    expect((await read())?.version).toBe(version + 1);
  });

  it("[DB300] [DB301] keeps every part in its case, under its own key, and what was forgotten so", async () => {
    const { id: other } = await sampleCase(
      store,
      dana,
      await sampleHeld(store, dana, { threadKey: crypto.randomUUID() }),
    );
    const part = async (change: string, values: readonly unknown[] = []) =>
      broken(`update case_part set version = version + 1, ${change} where id = $1`, [person, ...values]);
    expect(await broken("update case_part set form = form where id = $1", [person])).toBe(
      "case_part_version",
    );
    expect(await part("case_id = $2", [other])).toBe("case_part_same");
    expect(await part("kind = 'note'")).toBe("case_part_same");
    expect(await part("owner_key = '\\x00'")).toBe("case_part_key");
    expect(await part("form = form - 1")).toBe("case_part_form");
    expect(await part("owner_key = null")).toBe("case_part_forgotten");
    expect(await broken("delete from case_part where id = $1", [person])).toBe("case_part_stays");
    expect(await part("owner_key = null, body = null")).toBeNull();
    expect(await part("owner_key = '\\x00', body = '\\x00'")).toBe("case_part_key");
  });

  it("[DB303] files a contact by whoever has it at its next version, with people of that very case", async () => {
    const at = (await versionOf()) + 1;
    const values = (by: UserId, version: number) => [contactId, version, id, by];
    const row = "values ($1, $2, $3, $4, now(), '\\x00', '\\x00')";
    expect(await broken(`${filing} ${row}`, values(ada, at))).toBe("case_filing_of_holder");
    expect(await broken(`${filing} ${row}`, values(dana, at + 1))).toBe("case_filing_of_holder");
    const stranger = await sampleCase(
      store,
      dana,
      await sampleHeld(store, dana, { threadKey: crypto.randomUUID() }),
    );
    expect(
      await broken(
        "insert into case_filing_person (contact_id, at_version, case_id, person_id, spoke) values ($1, $2, $3, $4, false)",
        [contactId, at - 1, id, stranger.person],
      ),
    ).toBe("case_filing_person_case_id_person_id_kind_fkey");
    for (const table of ["case_filing", "case_filing_person", "case_holding"])
      expect(await broken(`delete from ${table}`)).toBe("only_added");
  });

  it("[DB304] [DB305] joins cases that point at nothing, and only ends what was begun", async () => {
    const { id: other } = await sampleCase(
      store,
      dana,
      await sampleHeld(store, dana, { threadKey: crypto.randomUUID() }),
    );
    const joining =
      "insert into case_join (id, from_id, into_id, by_id, at) values (gen_random_uuid(), $1, $2, $3, now())";
    expect(await broken(joining, [id, id, dana])).toBe("case_join_two");
    expect(await broken(joining, [id, other, dana])).toBeNull();
    expect(await broken(joining, [other, id, dana])).toBe("case_join_of_kept");
    expect(await broken("update case_join set into_id = from_id where from_id = $1", [id])).toBe(
      "case_join_only_undone",
    );
    expect(await broken("delete from case_join where from_id = $1", [id])).toBe("case_join_stays");
    await store.cases.letIn(id, sampleAsker(lee), { user: ada, mayBe: () => true });
    expect(await broken("delete from case_let_in where case_id = $1", [id])).toBe("case_let_in_only_ends");
    expect(await broken("update case_let_in set user_id = $2 where case_id = $1", [id, alex])).toBe(
      "case_let_in_only_ends",
    );
  });
});
