import {
  ExploiterId,
  NoteId,
  type PersonId,
  type CaseId,
  type ContactId,
  type UserId,
} from "@holdfast/case-schema";
import { newCaseExploiter, type CasePart } from "@holdfast/case-schema/case";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import type { CaseFilter, SearchPage, SearchTerm } from "./search-store.ts";

const NOW = 1_800_000_000_000;
const ANY: CaseFilter = { statuses: null, from: null, until: null, hadBy: null };
let store: TestStore;
let client: Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let id: CaseId;
let person: PersonId;
let contactId: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => NOW });
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
  contactId = await sampleHeld(store, dana, {
    threadKey: crypto.randomUUID(),
    medium: "text",
    address: "+15550150",
  });
  ({ id, person } = await sampleCase(store, dana, contactId));
});

let nth = 0;
const word = (): string => `crane${(nth += 1)}x`;
/** A name that nobody else has: names have no digits in them. */
const name = (): string =>
  `Q${Array.from(String((nth += 1)), (digit) => String.fromCharCode(97 + Number(digit))).join("")}eather`;
const search = async (
  term: SearchTerm,
  {
    by = dana,
    filter = {},
    page = {},
  }: {
    readonly by?: UserId;
    readonly filter?: Partial<CaseFilter>;
    readonly page?: Partial<SearchPage>;
  } = {},
) => store.search.cases(term, { ...ANY, ...filter }, { below: null, size: 50, ...page }, sampleAsker(by));
const found = async (...asked: Parameters<typeof search>): Promise<readonly CaseId[]> => {
  const searched = await search(...asked);
  if (searched.kind !== "searched") throw new Error("nothing was asked");
  return searched.found.map((each) => each.id);
};
const words = (text: string): SearchTerm => ({ kind: "words", words: text });
const write = async (field: string, value: unknown, seenRevision = 0) =>
  store.cases.change(id, sampleAsker(dana), { kind: "person", id: person, field, value, seenRevision });
const add = async (part: CasePart) => store.cases.add(id, sampleAsker(dana), part);
const note = (text: string): CasePart => ({
  kind: "note",
  values: {
    id: NoteId.parse(crypto.randomUUID()),
    about: [person],
    mayHold: ["narrative"],
    writtenBy: dana,
    writtenAt: NOW,
    text,
  },
});

describe("a search of cases", () => {
  it("[DB467] finds words of notes, of what is written about somebody and of what they are called, wherever they stand", async () => {
    const [noted, called, alias] = [word(), name(), word()];
    await add(note(`Afraid of the ${noted}.`));
    await write("calledName", called);
    const exploiter = {
      ...newCaseExploiter(ExploiterId.parse(crypto.randomUUID())),
      toldBy: [person],
      aliases: [alias],
    };
    await add({ kind: "exploiter", values: exploiter });
    expect(await found(words(noted))).toEqual([id]);
    // With where it is opened.
    expect(await search(words(noted))).toMatchObject({ found: [{ id, lastFiled: { id: contactId } }] });
    expect(await found(words(`${noted} ${called.toLowerCase()} ${alias}`))).toEqual([id]);
    expect(await found(words(`${noted} ${word()}`))).toEqual([]);
  });

  it("[DB467] [DB468] finds what stands there now: not what was written over, and nothing of whoever is forgotten", async () => {
    const [before, after] = [name(), name()];
    await write("name", before);
    await write("name", after, 1);
    expect(await found(words(before))).toEqual([]);
    expect(await found({ kind: "name", name: before })).toEqual([]);
    expect(await found(words(after))).toEqual([id]);
    await client.query("select forget_person($1, $2)", [id, person]);
    expect(await found(words(after))).toEqual([]);
    expect(await found({ kind: "name", name: after })).toEqual([]);
    expect((await client.query("select from case_word where part_id = $1", [person])).rowCount).toBe(0);
  });

  it("[DB472] finds somebody by all words of their name, an address of theirs or of a contact of the case, a code and a number", async () => {
    const [given, family] = [name(), name()];
    await write("name", `${given} ${family}`);
    await write("mailAddresses", [`${family.toLowerCase()}@example.org`]);
    expect(await found({ kind: "name", name: `${family.toLowerCase()} ${given.toLowerCase()}` })).toEqual([
      id,
    ]);
    expect(await found({ kind: "name", name: family })).toEqual([id]);
    expect(await found({ kind: "name", name: `${family} ${name()}` })).toEqual([]);
    expect(await found({ kind: "address", address: `${family}@EXAMPLE.org` })).toEqual([id]);
    expect(await found({ kind: "address", address: "+1 555 0150" })).toContain(id);
    const { rows } = await client.query<{ channel: never; number: number }>(
      "select channel, (select number from case_file where id = $2) as number from contact where id = $1",
      [contactId, id],
    );
    const [known] = rows;
    expect(await found({ kind: "number", number: known?.number ?? 0 })).toEqual([id]);
    const threadKey = "CASE0C0DE00000";
    const other = await sampleHeld(store, dana, { threadKey });
    const { id: coded } = await sampleCase(store, dana, other);
    expect(await found({ kind: "code", code: threadKey, channels: ["webform" as never] })).toEqual([coded]);
  });

  it("[DB471] [A78] finds what the asker may read and says of all else what it says of what is not there", async () => {
    const secret = word();
    await add(note(secret));
    const nothing = { kind: "searched", found: [], below: null };
    expect(await search(words(secret), { by: ada })).toEqual(nothing);
    expect(await search(words(word()), { by: ada })).toEqual(nothing);
    // Not by a page's end either: as many as one holds would betray that there are some.
    expect(await search(words(secret), { by: ada, page: { size: 1 } })).toEqual(nothing);
    expect(await found(words(secret), { by: lee })).toEqual([id]);
    await store.cases.letIn(id, sampleAsker(lee, "let_in"), { user: ada, mayBe: () => true });
    expect(await found(words(secret), { by: ada })).toEqual([id]);
  });

  it("[DB471] [A65] [A78] finds nothing for whoever is barred, whatever else they are to it", async () => {
    const secret = word();
    await add(note(secret));
    await client.query(
      "insert into case_bar (id, case_id, user_id, reason, at, by_id) values (gen_random_uuid(), $1, $2, 'other', now(), $3)",
      [id, dana, lee],
    );
    for (const term of [words(secret), { kind: "address", address: "+15550150" } as const])
      expect(await found(term)).not.toContain(id);
    expect(await found(words(secret), { by: lee })).toEqual([id]);
  });

  it("[DB470] is narrowed by status, time and who had a contact of it, and comes by the page", async () => {
    const shared = word();
    await add(note(shared));
    const first = id;
    contactId = await sampleHeld(store, dana, { threadKey: crypto.randomUUID() });
    ({ id, person } = await sampleCase(store, dana, contactId));
    await add(note(shared));
    await store.cases.setStatus(id, sampleAsker(dana), { status: "closed", seenRevision: 0 });
    const by = async (filter: Partial<CaseFilter>) => found(words(shared), { by: lee, filter });
    expect(await by({})).toEqual([id, first]);
    expect(await by({ statuses: ["closed"] })).toEqual([id]);
    expect(await by({ from: NOW })).toEqual([id, first]);
    expect(await by({ until: NOW })).toEqual([]);
    expect(await by({ hadBy: dana })).toEqual([id, first]);
    expect(await by({ hadBy: ada })).toEqual([]);
    const page = await search(words(shared), { page: { size: 1 } });
    expect(page).toMatchObject({ found: [{ id }], below: expect.any(Number) });
    const below = page.kind === "searched" ? page.below : null;
    expect(await search(words(shared), { page: { size: 1, below } })).toMatchObject({
      found: [{ id: first }],
      below: null,
    });
  });

  it("[DB469] finds what was written before there were words, once they were made", async () => {
    const old = word();
    await add(note(old));
    while ((await store.search.makeOwedWords(100)) > 0);
    await client.query("truncate case_word");
    await client.query("insert into case_word_owed select id from case_part where owner_key is not null");
    expect(await found(words(old))).toEqual([]);
    while ((await store.search.makeOwedWords(2)) > 0);
    expect(await found(words(old))).toEqual([id]);
  });

  it("[DB473] is recorded with who, which kind and how many, and never with a word", async () => {
    const eva = await sampleStaff(store, "Eva");
    await search({ kind: "name", name: "Quillfeather" }, { by: eva });
    const { rows } = await client.query(
      "select deed || ' ' || thing as what, facts from audit_row where actor_id = $1",
      [eva],
    );
    expect(rows).toEqual([{ what: "looked search", facts: { of: "cases", kind: "name", found: 0 } }]);
  });
});
