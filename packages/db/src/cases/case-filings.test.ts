import { CaseId, PersonId, type ContactId, type UserId } from "@holdfast/case-schema";
import type { CaseCame } from "@holdfast/case-schema/case";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Move } from "../moves/move-store.ts";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { FilingGiven } from "./case-filing-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let client: Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
/** Held by Dana. */
let contactId: ContactId;

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
  contactId = await held();
});

let numbers = 0;
const held = async (
  by = dana,
  address: string | null = `+1555010${String((numbers += 1)).padStart(4, "0")}`,
) => sampleHeld(store, by, { threadKey: crypto.randomUUID(), medium: "text", address });
const version = async (of = contactId) => (await store.contacts.contact(of))!.row.version;
const move = async (by: UserId, wanted: Move, of = contactId) =>
  store.moves.move(of, by, await version(of), wanted);
const close = async (by = dana, of = contactId) =>
  move(by, { kind: "close", disposition: "information" }, of);
const file = async (by: UserId, given: Partial<FilingGiven> & { readonly caseId: CaseId }) =>
  store.cases.file(sampleAsker(by), {
    contactId,
    isNew: false,
    newPeople: [],
    came: { kind: "unknown" },
    seenFiling: 0,
    ...given,
  });
const newId = () => CaseId.parse(crypto.randomUUID());
const newPerson = () => PersonId.parse(crypto.randomUUID());
const read = async (id: CaseId, by: UserId) => store.cases.read(id, sampleAsker(by));
const filed = async (by = dana, of = contactId) => store.cases.filingOf(of, sampleAsker(by));

describe("filing a contact", () => {
  it("[DB303] begins a case with the people it names, gives the contact its next version, and is told in no event", async () => {
    const [caseId, person] = [newId(), newPerson()];
    const before = await version();
    const came: CaseCame = { kind: "person", person };
    const done = await file(dana, { caseId, isNew: true, newPeople: [person], came });
    const filing = {
      contactId,
      caseId,
      atVersion: before + 1,
      at: now,
      by: { id: dana, name: "Dana" },
      came,
    };
    expect(done).toEqual({
      kind: "filed",
      version: before + 1,
      filing: { ...filing, contactNumber: expect.any(Number) },
    });
    expect(await version()).toBe(before + 1);
    expect((await read(caseId, dana))?.filings).toMatchObject([filing]);
    const { rows } = await client.query<{ told: string }>(
      "select event::text as told from event where contact_id = $1 and version = $2",
      [contactId, before + 1],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(caseId);
    expect(JSON.stringify(rows)).not.toContain(person);
  });

  it("[DB303] says for whom a representative speaks, several at once, and with what proof", async () => {
    const [caseId, attorney, ...clients] = [
      newId(),
      newPerson(),
      newPerson(),
      newPerson(),
      newPerson(),
    ] as const;
    const came: CaseCame = {
      kind: "representative",
      person: attorney,
      as: "attorney",
      proof: "written_authority",
      people: clients,
    };
    await file(dana, { caseId, isNew: true, newPeople: [attorney, ...clients], came });
    expect(await filed()).toMatchObject({ came });
    const { rows } = await client.query<{ came: Buffer }>(
      "select came from case_filing where contact_id = $1",
      [contactId],
    );
    expect(rows[0]?.came.toString()).not.toContain("attorney");
  });

  it("[DB303] takes back what it had begun where it names somebody who is not of the case", async () => {
    const { id, person } = await sampleCase(store, dana, await held());
    const [caseId, stranger] = [newId(), newPerson()];
    expect(await file(dana, { caseId, isNew: true, came: { kind: "person", person: stranger } })).toEqual({
      kind: "people",
    });
    expect(await file(dana, { caseId, isNew: true, newPeople: [person], came: { kind: "unknown" } })).toEqual(
      {
        kind: "people",
      },
    );
    expect(await read(caseId, lee)).toBeNull();
    expect(
      await file(dana, { caseId: id, newPeople: [stranger], came: { kind: "person", person } }),
    ).toMatchObject({
      kind: "filed",
    });
    expect((await read(id, dana))?.parts).toHaveLength(2);
  });

  it("[DB303] is its holder's, until it is closed, and then a lead's; every filing stays known", async () => {
    const { id } = await sampleCase(store, dana, contactId);
    const seen = (await filed())!.atVersion;
    const other = newId();
    expect(await file(ada, { caseId: other, isNew: true, seenFiling: seen })).toEqual({
      kind: "not_holder",
      holder: { id: dana, name: "Dana" },
    });
    expect(await file(lee, { caseId: other, isNew: true, seenFiling: seen })).toMatchObject({
      kind: "not_holder",
    });
    await close();
    expect(await file(dana, { caseId: other, isNew: true, seenFiling: seen })).toEqual({
      kind: "not_holder",
      holder: null,
    });
    now += 1_000;
    expect(await file(lee, { caseId: other, isNew: true, seenFiling: seen })).toMatchObject({
      kind: "filed",
    });
    expect(await store.cases.filingHistory(contactId, sampleAsker(lee))).toMatchObject([
      { filing: { caseId: id, by: { name: "Dana" } }, endedAt: now, endedBy: { name: "Lee" } },
      { filing: { caseId: other, by: { name: "Lee" } }, endedAt: null, endedBy: null },
    ]);
    expect(await store.cases.filingHistory(contactId, sampleAsker(ada))).toEqual([]);
  });

  it("[DB303] tells whoever was slower how it is filed by now, and changes nothing", async () => {
    const [one, two] = [newId(), newId()];
    const done = await Promise.all([
      file(dana, { caseId: one, isNew: true }),
      file(dana, { caseId: two, isNew: true }),
    ]);
    expect(done.map(({ kind }) => kind).toSorted()).toEqual(["filed", "overtaken"]);
    const standing = await filed();
    expect(done.find(({ kind }) => kind === "overtaken")).toEqual({ kind: "overtaken", filing: standing });
    expect(await read(standing?.caseId === one ? two : one, lee)).toBeNull();
  });

  it("[DB303] is taken out by the same, and what only it let in is let in no more", async () => {
    const { id } = await sampleCase(store, dana, contactId);
    const { atVersion } = (await filed())!;
    const outOf = async (by: UserId, seen: number) => store.cases.takeOut(sampleAsker(by), contactId, seen);
    expect(await outOf(ada, atVersion)).toMatchObject({ kind: "not_holder" });
    expect(await outOf(dana, atVersion - 1)).toMatchObject({ kind: "overtaken", filing: { caseId: id } });
    expect(await outOf(dana, atVersion)).toMatchObject({ kind: "filed", filing: null });
    expect([await filed(), await read(id, dana)]).toEqual([null, null]);
    expect((await read(id, lee))?.filings).toEqual([]);
  });

  it("[DB303] is moved between two cases to and fro at once, and each move comes after the other", async () => {
    const [mine, theirs] = [await held(), await held()];
    const [one, two] = [await sampleCase(store, dana, mine), await sampleCase(store, dana, theirs)];
    for (const { id } of [one, two])
      await store.cases.letIn(id, sampleAsker(lee), { user: dana, mayBe: () => true });
    for (let round = 0; round < 3; round += 1) {
      const moves = [mine, theirs].map(async (of) => {
        const { caseId, atVersion: seenFiling } = (await filed(lee, of))!;
        return file(dana, { contactId: of, caseId: caseId === one.id ? two.id : one.id, seenFiling });
      });
      expect((await Promise.all(moves)).map(({ kind }) => kind)).toEqual(["filed", "filed"]);
    }
  });

  it("[DB303] [DB305] lets nobody into a case by filing there: it has to be theirs already", async () => {
    const { id } = await sampleCase(store, ada, await held(ada));
    for (const isNew of [false, true])
      expect(await file(dana, { caseId: id, isNew })).toEqual({ kind: "no_case" });
    expect(await file(dana, { caseId: newId() })).toEqual({ kind: "no_case" });
    expect(await file(dana, { caseId: id, contactId: crypto.randomUUID() as ContactId })).toEqual({
      kind: "no_contact",
    });
    expect([await read(id, dana), await filed()]).toEqual([null, null]);
  });

  it("[DB305] is theirs who has or had the contact while it is filed there, and nobody's who had it before", async () => {
    await move(dana, { kind: "offer", to: ada });
    await move(ada, { kind: "accept" });
    const { id } = await sampleCase(store, ada, contactId);
    expect(await read(id, dana)).toBeNull();
    await move(dana, { kind: "take_over", from: ada, reason: "agreed" });
    expect(await read(id, dana)).not.toBeNull();
    await close();
    expect([(await read(id, ada))?.id, (await read(id, dana))?.id]).toEqual([id, id]);
  });
});

describe("what a case may belong to", () => {
  const suggest = async (of = contactId, by = dana) => store.cases.suggestForContact(of, sampleAsker(by));
  const theyAre = async (speaker: "person" | "family", of = contactId, by = dana) =>
    store.triage.triage(of, by, await version(of), {
      lane: null,
      speaker,
      language: null,
      targetMs: 60_000,
      dangerTargetMs: 60_000,
    });
  const number = "+1 (555) 020-0100";
  const write = async (id: CaseId, person: PersonId, field: string, value: unknown) =>
    store.cases.change(id, sampleAsker(dana), { kind: "person", id: person, field, value, seenRevision: 0 });

  it("[DB306] is told of an address that a filed contact has or that somebody in a case gave, to whom both are theirs", async () => {
    const { id } = await sampleCase(store, dana, await held(dana, number));
    const other = await sampleCase(store, dana, await held());
    await write(other.id, other.person, "telephones", ["+15550200100"]);
    const next = await held(dana, number);
    await theyAre("person", next);
    const found = await suggest(next);
    expect(found.isWaiting).toBe(false);
    expect(found.cases.map(({ of, grounds }) => [of.id, grounds])).toEqual([
      [other.id, ["same_address"]],
      [id, ["same_address"]],
    ]);
    expect((await suggest(next, ada)).cases).toEqual([]);
    expect((await suggest(next, lee)).cases).toHaveLength(2);
  });

  it("[DB306] is told of no contact that may be the exploiter's, on neither side, until that is taken back", async () => {
    const marked = await held(dana, "+15550200200");
    await sampleCase(store, dana, marked);
    const next = await held(dana, "+15550200200");
    await theyAre("person", next);
    const says = async (of: ContactId, kind: "exploiter_marked" | "exploiter_mark_taken_back") =>
      store.reach.happened({ contactId: of, by: dana, kind });
    expect((await suggest(next)).cases).toHaveLength(1);
    await says(marked, "exploiter_marked");
    expect((await suggest(next)).cases).toEqual([]);
    await says(marked, "exploiter_mark_taken_back");
    expect((await suggest(next)).cases).toHaveLength(1);
    await says(next, "exploiter_marked");
    expect(await suggest(next)).toEqual({ cases: [], isWaiting: false });
  });

  it("[DB306] waits while somebody other than the person is there, or nobody said who, until that is wrapped up", async () => {
    await sampleCase(store, dana, await held(dana, "+15550200300"));
    const next = await held(dana, "+15550200300");
    expect(await suggest(next)).toEqual({ cases: [], isWaiting: true });
    await theyAre("family", next);
    expect(await suggest(next)).toEqual({ cases: [], isWaiting: true });
    await theyAre("person", next);
    expect((await suggest(next)).cases).toHaveLength(1);
    // Whoever speaks for others is none of them.
    const people = [newPerson()];
    const came: CaseCame = { kind: "representative", person: null, as: "attorney", proof: "none", people };
    const done = await file(dana, { contactId: next, caseId: newId(), isNew: true, newPeople: people, came });
    expect(done.kind).toBe("filed");
    expect(await suggest(next)).toEqual({ cases: [], isWaiting: true });
    await close(dana, next);
    expect((await suggest(next)).cases).toHaveLength(1);
  });

  it("[DB306] is told of a venue of both cases, but of none that are one already, and waits for a third party in it", async () => {
    const ours = await held();
    const one = await sampleCase(store, dana, ours);
    const theirs = await held();
    const two = await sampleCase(store, dana, theirs);
    await write(one.id, one.person, "venueName", "The Heron Lantern");
    await write(two.id, two.person, "venueName", "the heron-lantern");
    const alike = async () => store.cases.suggestForCase(one.id, sampleAsker(dana));
    expect(await alike()).toEqual({ cases: [], isWaiting: true });
    await theyAre("person", ours);
    expect(await alike()).toMatchObject({ cases: [{ of: { id: two.id }, grounds: ["same_venue"] }] });
    expect(await store.cases.suggestForCase(one.id, sampleAsker(ada))).toEqual({
      cases: [],
      isWaiting: false,
    });
    await store.cases.join(sampleAsker(dana), crypto.randomUUID(), one.id, two.id);
    expect((await alike()).cases).toEqual([]);
  });
});
