import { sampleArrival } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isObjectType, isUnionType } from "graphql";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { REFUSALS, refusalOf } from "./record-refusals.ts";
import { schema } from "./schema.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});
afterAll(async () => gateway.close());

async function tried(username: string, work: (cookie: string) => Promise<unknown>) {
  const cookie = await gateway.signIn(username);
  await work(cookie);
  return gateway.store.prisma.$queryRaw`
    select deed::text, thing::text, contact_id, refusal, facts from audit_row
    where actor_id = (select id from staff where username = ${username}) and deed in ('looked', 'tried') order by era, xid, seq`;
}

const CONTACT = "query ($id: ID!) { contact(id: $id) { __typename } }";

it("[G382] opening a contact is recorded each time, and so is asking for one that is not there", async () => {
  const { contactId } = await gateway.store.intake.arrive(sampleArrival());
  const nobody = crypto.randomUUID();
  const rows = await tried("dana", async (cookie) => {
    for (const id of [contactId, contactId, nobody, "not an id"]) await gateway.ask(cookie, CONTACT, { id });
  });
  const look = { deed: "looked", thing: "contact", contact_id: contactId, refusal: null, facts: null };
  expect(rows).toEqual([look, look, { ...look, contact_id: nobody, refusal: "not_found" }]);
});

it("[G382] asking for what a role may not is recorded with what it lacks, and nothing is answered", async () => {
  const rows = await tried("alex", async (cookie) => {
    const { errors } = await gateway.ask(cookie, CONTACT, { id: crypto.randomUUID() });
    expect(errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
  expect(rows).toEqual([
    {
      deed: "tried",
      thing: "house",
      contact_id: null,
      refusal: "forbidden",
      facts: { capabilities: expect.arrayContaining(["contact.read"]) },
    },
  ]);
});

it("[G409] a case that is not there or not theirs, and what is kept of it, is refused with a row that tells neither from the other", async () => {
  const id = crypto.randomUUID();
  const rows = await tried("ada", async (cookie) => {
    await gateway.ask(cookie, "query ($id: ID!) { case(id: $id) { id } }", { id });
    await gateway.ask(cookie, "query ($id: ID!) { releases(caseId: $id) { id } }", { id });
    const { data } = await gateway.ask(
      cookie,
      "mutation ($id: ID!, $user: ID!) { letIntoCase(caseId: $id, userId: $user) { __typename } }",
      { id, user: id },
    );
    expect(data ?? null).toBeNull();
  });
  const refused = { deed: "tried", thing: "house", contact_id: null, refusal: "not_found" };
  expect(rows).toEqual([
    { ...refused, facts: { field: "case" } },
    { ...refused, facts: { field: "releases" } },
    { ...refused, refusal: "forbidden", facts: { capabilities: ["case.let_in"] } },
  ]);
  const ofCase = await gateway.store.prisma.$queryRaw`select from audit_row where case_id = ${id}::uuid`;
  expect(ofCase).toHaveLength(2);
});

it("[G409] [AU14] a flood of refusals is a bounded number of rows, and one that says how many there were more", async () => {
  const rows = (await tried("marta", async (cookie) => {
    for (let each = 0; each < 100; each += 1)
      await gateway.ask(cookie, "query ($id: ID!) { case(id: $id) { id } }", { id: crypto.randomUUID() });
    await gateway.store.audit.writeCounted("all");
  })) as { readonly refusal: string; readonly facts: { readonly more?: string } }[];
  const each = rows.filter(({ refusal }) => refusal === "not_found").length;
  const more = rows.reduce((sum, { facts }) => sum + Number(facts.more ?? 0), 0);
  expect(each + more).toBe(100);
  // The minute may turn once meanwhile.
  expect(rows.length).toBeLessThanOrEqual(62);
});

/** What reads like a refusal and is none: what was asked is not written as it has to be, or came too early or too late. */
const NOT_WRITTEN_SO: ReadonlySet<string> = new Set([
  "AddressRefused",
  "BlockNotChanged",
  "CallsNotCarried",
  "CheckWordNotHeard",
  // They read it anyway.
  "EmergencyNotNeeded",
  "FollowUpNotDue",
  "FollowUpTimesRefused",
  "GroundingImportRefused",
  "GroundingRefused",
  "RotaImportRefused",
  // Said by the statement that refuses to move a contact.
  "MoveNotAllowed",
  // A time, and no deed: nobody but whoever keeps the shift can say it.
  "NotAShiftEnd",
  "PlanInvalid",
  // Of nobody who reached us: that somebody has no time to practise is nobody's record.
  "PracticeRefused",
  "PreferenceRefused",
  "SettingInvalid",
  "CharactersRefused",
  "TextRefused",
  "WordsRefused",
]);

it("[G409] leaves out nothing that can be told and reads like a refusal, but what is said here to be none", () => {
  const told = Object.values(schema.getTypeMap())
    .filter(isUnionType)
    .flatMap((union) => union.getTypes().map(({ name }) => name));
  const reads = /Refused$|Invalid$|Not[A-Z]|^Nobody|^Last/;
  const missing = told.filter((name) => reads.test(name) && !REFUSALS.has(name) && !NOT_WRITTEN_SO.has(name));
  expect([...new Set(missing)].toSorted()).toEqual([]);
});

it("[G409] says why by the code that is told, and knows only names that can be told", () => {
  expect(refusalOf({ __typename: "CaseNotBarred", because: "oneself" })).toBe("oneself");
  expect(refusalOf({ __typename: "DisclosureNotSent", because: "What was said!" })).toBe(
    "disclosure_not_sent",
  );
  expect(refusalOf({ __typename: "ContactFiled", because: "oneself" })).toBeNull();
  const told = new Set(
    Object.values(schema.getTypeMap())
      .filter(isUnionType)
      .flatMap((union) => union.getTypes().map(({ name }) => name)),
  );
  expect([...REFUSALS].filter((name) => !told.has(name) || !isObjectType(schema.getType(name)))).toEqual([]);
});
