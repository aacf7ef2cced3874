import { sampleArrival, sampleAsker, sampleCase } from "@holdfast/db/testing";
import { NoteId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { SEARCHES } from "./search-measure.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});
afterAll(async () => gateway.close());

const CONTACTS = `query ($input: SearchContactsInput!) { searchContacts(input: $input) {
  __typename ... on FoundContacts { found { id number } below } ... on NothingSought { kind } } }`;
const CASES = `query ($input: SearchCasesInput!) { searchCases(input: $input) {
  __typename ... on FoundCases { found { facts { id } lastFiled { id } } below } ... on NothingSought { kind } } }`;
const ask = async (username: string, query: string, input: object) =>
  gateway.ask(await gateway.signIn(username), query, { input });
const idOf = async (username: string) =>
  (await gateway.store.prisma.user.findFirstOrThrow({ where: { username } })).id as never;

describe("a search", () => {
  it("[G395] finds contacts by words, and answers with facts alone", async () => {
    const { contactId } = await gateway.store.intake.arrive(
      sampleArrival({ text: "the Quillfeather motel" }),
    );
    const { data } = await ask("dana", CONTACTS, { term: { words: "QUILLFEATHER motel" } });
    expect(data).toEqual({
      searchContacts: {
        __typename: "FoundContacts",
        found: [{ id: contactId, number: expect.any(Number) }],
        below: null,
      },
    });
    const narrowed = { term: { words: "quillfeather" }, states: ["closed"] };
    expect((await ask("dana", CONTACTS, narrowed)).data).toMatchObject({ searchContacts: { found: [] } });
  });

  it("[G395] [A78] finds a case for whoever may read it, and says the same to all others as of nothing", async () => {
    const dana = await idOf("dana");
    const { contactId } = await gateway.store.intake.arrive(sampleArrival());
    await gateway.store.moves.move(contactId, dana, 1, { kind: "claim" });
    const { id, person } = await sampleCase(gateway.store, dana, contactId);
    await gateway.store.cases.add(id, sampleAsker(dana), {
      kind: "note",
      values: {
        id: NoteId.parse(crypto.randomUUID()),
        about: [person],
        mayHold: ["narrative"],
        writtenBy: dana,
        writtenAt: 1,
        text: "behind the heronbakery",
      },
    });
    const term = { words: "heronbakery" };
    const nothing = { searchCases: { __typename: "FoundCases", found: [], below: null } };
    expect((await ask("dana", CASES, { term })).data).toMatchObject({
      searchCases: { found: [{ facts: { id }, lastFiled: { id: contactId } }] },
    });
    for (const other of ["ada", "cam"]) {
      expect((await ask(other, CASES, { term })).data).toEqual(nothing);
      expect((await ask(other, CASES, { term: { words: "nowhere" } })).data).toEqual(nothing);
    }
  });

  it("[G396] of nothing is refused, and so is one of two things at once, without a word of it", async () => {
    expect((await ask("dana", CONTACTS, { term: { words: "the" } })).data).toEqual({
      searchContacts: { __typename: "NothingSought", kind: "words" },
    });
    for (const term of [{}, { words: "heron", name: "Quillfeather" }, { words: "heron ".repeat(80) }]) {
      const { errors } = await ask("dana", CONTACTS, { term });
      expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
      expect(JSON.stringify(errors)).not.toContain("heron");
    }
  });

  it("[G396] [A77] of contacts is not for whoever reads none, and of cases not for an administrator", async () => {
    for (const [username, query] of [
      ["cam", CONTACTS],
      ["pat", CONTACTS],
      ["alex", CONTACTS],
      ["alex", CASES],
    ] as const) {
      const { errors } = await ask(username, query, { term: { number: 1 } });
      expect(errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    }
  });

  it("[G397] [AU14] asked too often is refused for a while, and recorded as that, however often in a bounded number of rows", async () => {
    const cookie = await gateway.signIn("marta");
    const named = async () => {
      const { data } = await gateway.ask(cookie, CONTACTS, { input: { term: { number: 1 } } });
      return (data as { readonly searchContacts: { readonly __typename: string } }).searchContacts.__typename;
    };
    for (let each = 0; each < SEARCHES.most; each += 1) expect(await named()).toBe("FoundContacts");
    expect(await named()).toBe("SearchedTooOften");
    expect(
      await gateway.store.prisma.$queryRaw`
        select deed::text, refusal, count(*)::integer as n from audit_row
        where actor_id = (select id from staff where username = 'marta') and (thing = 'search' or refusal is not null)
        group by deed, refusal order by n desc`,
    ).toEqual([
      { deed: "looked", refusal: null, n: SEARCHES.most },
      { deed: "tried", refusal: "too_often", n: 1 },
    ]);
    for (let more = 0; more < 99; more += 1) expect(await named()).toBe("SearchedTooOften");
    await gateway.store.audit.writeCounted("all");
    const rows = await gateway.store.prisma.$queryRaw<{ rows: number; all: number }[]>`
      select count(*)::integer as rows, sum(coalesce((facts->>'more')::integer, 1))::integer as all from audit_row
      where actor_id = (select id from staff where username = 'marta') and refusal in ('too_often', 'too_many')`;
    expect(rows).toMatchObject([{ all: 100 }]);
    // The minute may turn once meanwhile.
    expect(rows[0]?.rows).toBeLessThanOrEqual(62);
  });
});
