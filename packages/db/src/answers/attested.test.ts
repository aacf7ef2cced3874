import type { CaseId, ContactId, MessageId, PersonId, UserId } from "@holdfast/case-schema";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Filed } from "../cases/case-filing-store.ts";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
let client: Client;
let dana: UserId;
let lee: UserId;
let contactId: ContactId;
let caseId: CaseId;
let ana: PersonId;
beforeAll(async () => {
  store = await testStore({ poolSize: 4 });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  lee = await sampleStaff(store, "Lee");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  contactId = await sampleHeld(store, dana);
  ({ id: caseId, person: ana } = await sampleCase(store, dana, contactId));
  await write("calledName", "Ana");
  await write("telephones", ["+1 555 010 0142"]);
});
// Each test has an Ana of its own, whom whoever opened the others knows of, too.

const newId = (): MessageId => crypto.randomUUID() as MessageId;
async function write(field: string, value: unknown, seenRevision = 0): Promise<void> {
  const change = { kind: "person", id: ana, field, value, seenRevision } as never;
  expect(await store.cases.change(caseId, sampleAsker(dana), change)).toMatchObject({ kind: "changed" });
}
/** Files the contact anew: somebody speaks for Ana, or it is said who does. */
const refile = async (came: unknown, newPeople: readonly PersonId[] = []): Promise<Filed> => {
  const seen = await store.cases.filingOf(contactId, sampleAsker(dana));
  return store.cases.file(sampleAsker(dana), {
    contactId,
    caseId,
    isNew: false,
    newPeople,
    came: came as never,
    seenFiling: seen?.atVersion ?? 0,
  });
};
const forAna = { kind: "representative", as: "guardian", proof: "none", person: null };
const isAnother = async (): Promise<boolean | undefined> => (await store.reach.record(contactId))?.isAnother;
const answer = async (attestedOf: number | null, messageId = newId()) =>
  store.answers.answer({
    contactId,
    messageId,
    by: dana,
    text: "Yes.",
    validForMs: null,
    attestedOf,
    check: () => null,
  });
const broken = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { readonly constraint?: string; readonly message: string }) => error.constraint ?? error.message,
  );

describe("an answer to somebody who is there for another", () => {
  it("[DB380] is to another where the filing says so, or nobody knows who they are; not to the person, nor where nothing is filed", async () => {
    expect(await isAnother()).toBe(false);
    await refile({ ...forAna, people: [ana] });
    expect(await isAnother()).toBe(true);
    await refile({ kind: "unknown" });
    expect(await isAnother()).toBe(true);
    await refile({ kind: "person", person: ana });
    expect(await isAnother()).toBe(false);
    contactId = await sampleHeld(store, dana);
    expect(await isAnother()).toBe(false);
  });

  it("[DB380] is stored with its attestation, or not at all, whatever statement runs", async () => {
    expect(await broken(answer(null))).toBe("done");
    await refile({ ...forAna, people: [ana] });
    const before = await store.contacts.entries(contactId, 0);
    expect(await broken(answer(null))).toBe("answer_attested");
    expect(await store.contacts.entries(contactId, 0)).toEqual(before);
    const id = newId();
    expect(await answer(2, id)).toMatchObject({ kind: "queued" });
    const { rows } = await client.query(
      "select by_id, mentioned from answer_attestation where message_id = $1",
      [id],
    );
    expect(rows).toEqual([{ by_id: dana, mentioned: 2 }]);
  });

  it("[DB381] is attested by its author, once, and nothing of that changes", async () => {
    await refile({ ...forAna, people: [ana] });
    const id = newId();
    expect([await answer(1, id), await answer(3, id)]).toMatchObject([
      { kind: "queued" },
      { kind: "queued" },
    ]);
    const { rows } = await client.query("select mentioned from answer_attestation where message_id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ mentioned: 1 }]);
    const changed = client.query("update answer_attestation set mentioned = 0 where message_id = $1", [id]);
    expect(await broken(changed)).toBe("only_added");
    const plain = newId();
    await refile({ kind: "person", person: ana });
    await answer(null, plain);
    const others = client.query(
      "insert into answer_attestation (message_id, by_id, at, mentioned) values ($1, $2, now(), 0)",
      [plain, lee],
    );
    expect(await broken(others)).toBe("answer_attestation_by_author");
  });

  it("[DB381] is attested by nobody who could not answer", async () => {
    await refile({ ...forAna, people: [ana] });
    const id = newId();
    const given = { contactId, messageId: id, by: lee, text: "Yes.", validForMs: null, attestedOf: 0 };
    expect(await store.answers.answer({ ...given, check: () => null })).toMatchObject({ kind: "not_holder" });
    const { rows } = await client.query("select from answer_attestation where message_id = $1", [id]);
    expect(rows).toEqual([]);
  });
});

it("[DB380] is to another where who speaks is known to be somebody else, filed or not", async () => {
  const version = async (): Promise<number> => (await store.contacts.contact(contactId))?.row.version ?? 0;
  const say = async (speaker: "family" | "person"): Promise<unknown> =>
    store.triage.triage(contactId, dana, await version(), {
      lane: null,
      speaker,
      language: null,
      targetMs: 60_000,
      dangerTargetMs: 30_000,
    });
  expect(await isAnother()).toBe(false);
  await say("family");
  expect(await isAnother()).toBe(true);
  expect(await broken(answer(null))).toBe("answer_attested");
  await say("person");
  expect(await isAnother()).toBe(false);
});

describe("what a reply mentions", () => {
  const found = async (by: UserId, text: string, contact = contactId) =>
    store.answers.mentioned(sampleAsker(by), contact, text);

  it("[DB382] is a name or an address of somebody of a case that its author has opened, as it stands there", async () => {
    const other = await sampleHeld(store, dana);
    expect(await found(dana, "ANA can be reached at +1 (555) 010-0142, and Bea not.", other)).toEqual([
      "ANA",
      "+1 (555) 010-0142",
    ]);
    expect(await found(dana, "Banana, 555 010 0142", other)).toEqual([]);
    expect(await found(lee, "Ana is safe", other)).toEqual([]);
  });

  it("[DB382] is not what is of whoever speaks there, and is what they are called now", async () => {
    expect(await found(dana, "Ana, ring me at +15550100142")).toEqual([]);
    await refile({ ...forAna, people: [ana] });
    expect(await found(dana, "Ana is well")).toEqual(["Ana"]);
    await write("calledName", "Wren", 1);
    expect(await found(dana, "Wren is well")).toEqual(["Wren"]);
    await write("calledName", null, 2);
    expect(await found(dana, "Wren is well")).toEqual([]);
  });

  it("[DB382] is not what is of a case that they may read no more, and what is pointed out is a reading", async () => {
    const other = await sampleHeld(store, dana);
    const reads = async (): Promise<number> =>
      (await client.query("select from case_read where case_id = $1 and by_id = $2", [caseId, dana])).rows
        .length;
    await client.query("update case_file set version = version + 1 where id = $1", [caseId]);
    const before = await reads();
    expect(await found(dana, "Ana is well", other)).toEqual(["Ana"]);
    expect(await reads()).toBe(before + 1);
    const seen = await store.cases.filingOf(contactId, sampleAsker(dana));
    await store.cases.takeOut(sampleAsker(dana), contactId, seen?.atVersion ?? 0);
    // The cases of other tests have an Ana each.
    await client.query("delete from case_name where part_id <> $1", [ana]);
    expect(await found(dana, "Ana is well", other)).toEqual([]);
  });

  it("[DB382] is kept as keyed hashes alone", async () => {
    const { rows } = await client.query(
      "select octet_length(hash) as bytes from case_name where part_id = $1",
      [ana],
    );
    expect(rows).toEqual([{ bytes: 32 }]);
  });

  describe("of whoever was written down before names were kept", () => {
    const asBefore = async () => {
      await client.query("delete from case_name");
      await client.query("update case_names_made set made = 0");
      return (await client.query("select from case_names_made")).rows.length;
    };
    const owed = async (): Promise<number> =>
      (await client.query("select count(*)::int as n from case_names_made where made = 0")).rows[0].n;

    it("[DB383] is pointed out once their names were made, some at a time, which nobody has read by it", async () => {
      const all = await asBefore();
      expect(await found(dana, "Ring Ana there")).toEqual([]);
      const reads = async () =>
        (await client.query("select from case_read where case_id = $1", [caseId])).rows.length;
      const before = await reads();
      expect(await store.cases.makeNames(1)).toBe(1);
      expect(await owed()).toBe(all - 1);
      await Promise.all([store.cases.makeNames(all), store.cases.makeNames(all)]);
      expect([await owed(), await store.cases.makeNames(all), await reads()]).toEqual([0, 0, before]);
      const other = await sampleHeld(store, dana);
      expect(await found(dana, "Ring Ana there", other)).toEqual(["Ana"]);
    });

    it("[DB383] is made as they are called when it is made, and whoever cannot be read keeps nobody waiting", async () => {
      await write("calledName", "Wren", 1);
      const { person: damaged } = await sampleCase(store, dana, await sampleHeld(store, dana));
      await asBefore();
      await client.query("update case_part set body = '\\x00', version = version + 1 where id = $1", [
        damaged,
      ]);
      await store.cases.makeNames(1_000);
      expect(await owed()).toBe(0);
      expect(await found(dana, "Wren is well", await sampleHeld(store, dana))).toEqual(["Wren"]);
    });

    it("[DB383] is nothing of whoever is forgotten", async () => {
      const left = async () =>
        (
          await client.query(
            "select part_id from case_name where part_id = $1 union all select part_id from case_trace where part_id = $1",
            [ana],
          )
        ).rows.length;
      expect(await left()).toBe(2);
      await client.query(
        "update case_part set owner_key = null, body = null, version = version + 1 where id = $1",
        [ana],
      );
      await store.cases.makeNames(1_000);
      expect(await left()).toBe(0);
    });
  });
});
