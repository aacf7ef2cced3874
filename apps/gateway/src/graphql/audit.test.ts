import { sampleStaff } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";

const ASK = `query ($contact: Int, $case: Int, $account: ID, $before: ID, $looksOnly: Boolean, $from: Instant, $to: Instant) {
  done: audit(contact: $contact, case: $case, account: $account, before: $before, looksOnly: $looksOnly, from: $from, to: $to) {
    __typename ... on AuditPage { next entries { id at actor actorName deed thing contact case refusal facts } } } }`;
const ACCOUNTS = "{ done: auditAccounts { id name } }";

interface Page {
  readonly __typename: string;
  readonly next: string | null;
  readonly entries: readonly { readonly id: string; readonly thing: string; readonly deed: string }[];
}

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());

const ask = async (by: "pat" | "alex", given: object) => (await desk.done(by, ASK, given)) as Page;
const LOOK = "query ($id: ID!) { done: contact(id: $id) { __typename } }";
const contactNumber = async (id: string): Promise<number> => {
  const [row] = await desk.house.store.prisma.$queryRaw<{ number: number }[]>`
    select number from contact where id = ${id}::uuid`;
  return row?.number ?? 0;
};

it("[G405] [A80] answers privacy officers and administrators who looked at a contact or a case, and nobody else", async () => {
  const { caseId, contactId } = await desk.begin("dana");
  const contact = await contactNumber(contactId);
  await desk.read("dana", caseId);
  await desk.done("dana", LOOK, { id: contactId });
  const number = await desk.numberOf(caseId);
  for (const by of ["pat", "alex"] as const) {
    expect((await ask(by, { case: number, looksOnly: true })).entries).toContainEqual(
      expect.objectContaining({
        actor: "staff",
        actorName: "Dana",
        deed: "looked",
        thing: "case_file",
        case: number,
      }),
    );
    expect((await ask(by, { contact })).entries).toContainEqual(
      expect.objectContaining({
        actorName: "Dana",
        deed: "looked",
        thing: "contact",
        contact,
        refusal: null,
      }),
    );
    expect(await desk.done(by, ACCOUNTS)).toContainEqual({ id: desk.id("dana"), name: "Dana" });
  }
  for (const by of ["dana", "lee", "cam"] as const)
    for (const query of [ASK, ACCOUNTS])
      expect((await desk.asked(by, query, { contact })).errors).toMatchObject([
        { extensions: { code: "FORBIDDEN" } },
      ]);
});

it("[G405] answers what somebody looked at by page, up to the last", async () => {
  const contactId = await desk.held("ada");
  const contact = await contactNumber(contactId);
  for (let each = 0; each < 60; each += 1) await desk.done("ada", LOOK, { id: contactId });
  const account = desk.id("ada");
  const first = await ask("pat", { account, looksOnly: true });
  expect(first.entries).toHaveLength(50);
  const second = await ask("pat", { account, looksOnly: true, before: first.next });
  const seen = [...first.entries, ...second.entries].map(({ id }) => id);
  expect(new Set(seen).size).toBe(60);
  expect(second.next).toBeNull();
  expect((await ask("pat", { contact, to: Date.now() - 3_600_000 })).entries).toEqual([]);
});

it("[G405] [AU13] says of what is not there, and of a case that bars whoever asks, that it is not found", async () => {
  const { caseId } = await desk.begin("marta");
  const number = await desk.numberOf(caseId);
  expect((await ask("pat", { case: number })).__typename).toBe("AuditPage");
  // Who is left where they are barred (A85).
  await sampleStaff(desk.house.store, "Quinn", "privacy_officer");
  await desk.bar("lee", caseId, "pat");
  for (const given of [
    { case: number },
    { case: 999_999 },
    { contact: 999_999 },
    { account: "nobody" },
    { account: "\0" },
  ])
    expect(await ask("pat", given)).toEqual({ __typename: "NotFound" });
});

it("[G405] answers of any time that there can be, and of no other", async () => {
  const contact = await contactNumber(await desk.held("ada"));
  for (const from of [-62_135_596_800_000, 0, 8_640_000_000_000_000])
    expect((await ask("pat", { contact, from })).__typename).toBe("AuditPage");
  for (const from of [-62_135_596_800_001, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0.5])
    expect((await desk.asked("pat", ASK, { contact, from })).errors?.[0]?.extensions?.code).not.toBe(
      "INTERNAL_SERVER_ERROR",
    );
});

it("[G405] asks of one thing at a time, and goes on only where a page ended", async () => {
  for (const given of [{}, { contact: 1, case: 1 }, { contact: 1, before: "1" }])
    expect((await desk.asked("pat", ASK, given)).errors).toMatchObject([
      { extensions: { code: "BAD_USER_INPUT" } },
    ]);
});
