import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rarestFirst } from "./contact-search-statements.ts";
import type { ContactFilter, SearchPage, SearchTerm } from "./search-store.ts";

const NOW = 1_800_000_000_000;
const ANY: ContactFilter = {
  channels: null,
  states: null,
  lanes: null,
  from: null,
  until: null,
  hadBy: null,
};
let now = NOW;
let store: TestStore;
let client: Client;
let dana: UserId;
let cam: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  cam = await sampleStaff(store, "Cam", "counsel");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const search = async (
  term: SearchTerm,
  {
    filter = {},
    page = {},
    by = dana,
  }: {
    readonly filter?: Partial<ContactFilter>;
    readonly page?: Partial<SearchPage>;
    readonly by?: UserId;
  } = {},
) =>
  store.search.contacts(term, { ...ANY, ...filter }, { below: null, size: 50, ...page }, { id: by, at: NOW });
const words = (text: string): SearchTerm => ({ kind: "words", words: text });
const found = async (...asked: Parameters<typeof search>): Promise<readonly ContactId[]> => {
  const searched = await search(...asked);
  if (searched.kind !== "searched") throw new Error("nothing was asked");
  return searched.found.map(({ id }) => id);
};
const arrive = async (given: Parameters<typeof sampleArrival>[0]) =>
  (await store.intake.arrive(sampleArrival(given))).contactId;
/** A word that no other test has. */
let nth = 0;
const word = (): string => `heron${(nth += 1)}x`;
const tokenOf = (of: string): number => store.keyring.hash("contact_word", of).readInt32BE(0);

/** Newer contacts like that one, numbered from 1,000,001: as many as any of the tokens is for, which so many of the oldest have. */
async function crowd(like: ContactId, tokens: readonly (readonly [token: number, count: number])[]) {
  await client.query("begin");
  await client.query("set local session_replication_role = replica");
  await client.query(`create temporary table shape on commit drop as select * from contact where id = $1`, [
    like,
  ]);
  await client.query(
    `insert into contact overriding system value
     select (jsonb_populate_record(shape, jsonb_build_object('id', gen_random_uuid(), 'number', 1000000 + n,
       'thread_key', '\\x' || encode(sha256(n::text::bytea), 'hex')))).* from shape, generate_series(1, $1) n`,
    [Math.max(...tokens.map(([, count]) => count))],
  );
  for (const [token, count] of tokens)
    await client.query("insert into contact_word select $1, 1000000 + n from generate_series(1, $2) n", [
      token,
      count,
    ]);
  await client.query("commit");
}
async function endCrowd(): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query("delete from contact where number > 1000000");
  await client.query("set session_replication_role = origin");
}

describe("a search of contacts", () => {
  it("[DB472] finds an address however it is written, and nothing by a part of it", async () => {
    const text = { medium: "text", channel: ChannelId.parse("sms"), address: "+15550142" } as const;
    const id = await arrive(text);
    await store.sameAddress.note([{ contactId: id, address: "number:+15550142" }]);
    const by = (address: string): SearchTerm => ({ kind: "address", address });
    for (const written of ["+15550142", "+1 555 0142", "001 (555) 01-42"])
      expect(await found(by(written))).toEqual([id]);
    expect(await found(by("+1555014"))).toEqual([]);
    expect(await search(by("555"))).toEqual({ kind: "nothing_asked" });
  });

  it("[DB472] finds a code as it is dictated, on channels that give codes, and a number", async () => {
    const channel = ChannelId.parse("webform");
    const id = await arrive({ channel, threadKey: "0123456789ABCD" });
    const code = (typed: string, channels = [channel]): SearchTerm => ({
      kind: "code",
      code: typed,
      channels,
    });
    expect(await found(code(" o123-4567 89ab cd"))).toEqual([id]);
    expect(await found(code("0123456789ABCD"))).toEqual([id]);
    expect(await found(code("0123456789ABCE"))).toEqual([]);
    expect(await search(code("0123456789ABCD", []))).toEqual({ kind: "nothing_asked" });
    const number = (await store.contacts.contact(id))?.row.number ?? 0;
    expect(await found({ kind: "number", number })).toEqual([id]);
    expect(await found({ kind: "number", number: 2_000_000_000 })).toEqual([]);
  });

  it("[DB470] of nothing is none: no words, no address, no number", async () => {
    for (const term of [
      words(" the, an… "),
      { kind: "address", address: "Dana" },
      { kind: "code", code: "  ", channels: [ChannelId.parse("webform")] },
      { kind: "name", name: "--" },
      { kind: "number", number: 0 },
      { kind: "number", number: 3_000_000_000 },
    ] as const)
      expect(await search(term)).toEqual({ kind: "nothing_asked" });
  });

  it("[DB470] [A77] finds nothing for whoever reads no contacts, and says the same as of what is not there", async () => {
    const theirs = word();
    const id = await arrive({ text: theirs });
    const nothing = { kind: "searched", found: [], below: null };
    expect(await search(words(theirs), { by: cam })).toEqual(nothing);
    expect(await search(words(word()), { by: cam })).toEqual(nothing);
    expect(await search(words(word()))).toEqual(nothing);
    expect(await found(words(theirs))).toEqual([id]);
  });

  it("[DB470] is narrowed by channel, state, lane, time and who had it", async () => {
    const shared = word();
    now = NOW + 1_000;
    const waits = await arrive({ text: shared, channel: ChannelId.parse("sms"), medium: "text" });
    now = NOW + 2_000;
    const held = await sampleHeld(store, dana, {
      text: shared,
      raise: { lane: "crisis", reason: "form:now" } as never,
    });
    const by = async (filter: Partial<ContactFilter>) => found(words(shared), { filter });
    expect(await by({})).toEqual([held, waits]);
    expect(await by({ channels: [ChannelId.parse("sms")] })).toEqual([waits]);
    expect(await by({ states: ["claimed"] })).toEqual([held]);
    expect(await by({ states: ["closed"] })).toEqual([]);
    expect(await by({ lanes: ["crisis"] })).toEqual([held]);
    // Whom nobody has triaged stands where the queue shows them.
    expect(await by({ lanes: ["in_situation"] })).toEqual([waits]);
    expect(await by({ from: NOW + 2_000 })).toEqual([held]);
    expect(await by({ until: NOW + 2_000 })).toEqual([waits]);
    expect(await by({ hadBy: dana })).toEqual([held]);
    expect(await by({ hadBy: cam })).toEqual([]);
  });

  it("[DB474] comes by the page, the newest first, each once, whatever arrives meanwhile", async () => {
    const shared = word();
    const ids: ContactId[] = [];
    for (let each = 0; each < 7; each += 1) ids.unshift(await arrive({ text: `${shared} rosa` }));
    const seen: ContactId[] = [];
    let below: number | null = null;
    for (let pages = 0; pages < 9; pages += 1) {
      const page = await search(words(`rosa ${shared}`), { page: { below, size: 3 } });
      if (page.kind !== "searched") throw new Error("nothing was asked");
      seen.push(...page.found.map(({ id }) => id));
      ({ below } = page);
      if (below === null) break;
      await arrive({ text: `${shared} rosa` });
    }
    expect(seen).toEqual(ids);
  });

  it("[DB474] looks no further for one page than at five thousand, and says from where to go on", async () => {
    const common = word();
    const rare = word();
    const id = await arrive({ text: `${common} ${rare}` });
    // Contacts that have the one word only: as many as a page looks at, all newer.
    await crowd(id, [[tokenOf(common), 5_000]]);
    const filter = { until: NOW - 1 };
    expect(await search(words(common), { filter })).toEqual({
      kind: "searched",
      found: [],
      below: 1_000_001,
    });
    expect(await search(words(common), { filter, page: { below: 1_000_001 } })).toMatchObject({
      below: null,
    });
    expect(await found(words(`${common} ${rare}`))).toEqual([id]);
    await endCrowd();
  });

  it("[DB511] of two words that many have is whole: begun with the one that is rarer there, and found however far back both are", async () => {
    const [often, seldom] = [word(), word()].toSorted((one, other) => tokenOf(one) - tokenOf(other));
    if (often === undefined || seldom === undefined) throw new Error("there are two");
    const id = await arrive({ text: "rosa" });
    // Both have more than are counted, and all that have both are older than as many as a page looks at.
    await crowd(id, [
      [tokenOf(often), 5_500],
      [tokenOf(seldom), 400],
    ]);
    const both = [tokenOf(often), tokenOf(seldom)];
    expect(await rarestFirst(client, both, null)).toEqual(both.toReversed().map((token) => ({ token })));
    // As far back as that, one is as rare as the other.
    expect(await rarestFirst(client, both, 1_000_300)).toEqual(both.map((token) => ({ token })));
    const page = await search(words(`${often} ${seldom}`), { page: { size: 40 } });
    if (page.kind !== "searched") throw new Error("nothing was asked");
    expect(page.found.map(({ number }) => number)).toEqual(
      Array.from({ length: 40 }, (_, back) => 1_000_400 - back),
    );
    expect(page.below).toBe(1_000_361);
    const last = await search(words(`${often} ${seldom}`), { page: { below: 1_000_011 } });
    expect(last).toMatchObject({ found: Array.from({ length: 10 }, () => ({})), below: null });
    await endCrowd();
  });

  it("[DB473] is recorded with who, which kind and how many, before it is answered, and never with a word", async () => {
    const sought = word();
    await arrive({ text: sought });
    const eva = await sampleStaff(store, "Eva");
    await search(words(sought), { by: eva });
    await search({ kind: "address", address: "+15550199" }, { by: eva });
    await search(words("the"), { by: eva });
    const { rows } = await client.query(
      "select deed || ' ' || thing as what, facts, contact_id from audit_row where actor_id = $1 and thing = 'search' order by era, xid, seq",
      [eva],
    );
    const looked = (kind: string, many: number) => ({
      what: "looked search",
      facts: { of: "contacts", kind, found: many },
      contact_id: null,
    });
    expect(rows).toEqual([looked("words", 1), looked("address", 0)]);
  });
});
