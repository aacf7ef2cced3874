import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople } from "../testing/case-desk.ts";

const VET = `mutation ($id: ID!, $reach: String!) {
  done: vetRecipient(id: $id, type: service_provider, name: "Tern House", reach: $reach, vetting: "Called back.") { __typename } }`;
const VERIFY = `mutation ($id: ID!, $caseId: ID!, $personId: ID!, $reach: String!) {
  done: verifyPersonAsRecipient(id: $id, caseId: $caseId, personId: $personId, name: "Ana", reach: $reach, vetting: "By what she said.") { __typename } }`;
const LOG = `mutation ($id: ID!, $askedAt: Instant!, $reach: String!) {
  done: logInquiry(id: $id, asker: police, inHand: nothing, way: phone, askedAt: $askedAt, who: "A detective", reach: $reach, said: "Whether she called") { __typename } }`;
const SHOW = {
  recipient: `mutation ($id: ID!) { done: showRecipientReach(id: $id) { __typename ... on RecipientReachShown { address } } }`,
  inquiry: `mutation ($id: ID!) { done: showInquiryReach(id: $id) { __typename ... on InquiryReachShown { address } } }`,
} as const;
const NUMBER = "+12025550142";
const MAIL = "sown.desk@gmail.com";
const CLEAR = /sown|5550142/;
const NONE = { __typename: "NotFound" };

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(async () => desk.house.close());

async function made(query: string, by: CasePeople, reach: string, more: object = {}): Promise<string> {
  const id = crypto.randomUUID();
  expect(await desk.done(by, query, { id, reach, ...more })).toMatchObject({
    __typename: expect.stringMatching(/Vetted|Logged/),
  });
  return id;
}
const vetted = async (reach = NUMBER) => made(VET, "pat", reach);
const logged = async (reach = MAIL) => made(LOG, "dana", reach, { askedAt: Date.now() - 1000 });
const show = async (of: keyof typeof SHOW, by: CasePeople, id: string) => desk.done(by, SHOW[of], { id });
const forbidden = async (of: keyof typeof SHOW, by: CasePeople | null, id: string) =>
  (await desk.asked(by, SHOW[of], { id })).errors?.[0]?.extensions?.code;
const lastOf = async (by: CasePeople): Promise<unknown> => {
  const rows = await desk.house.store.prisma.$queryRaw`
    select deed::text, thing::text, subject_id, case_id, refusal, facts from audit_row
    where actor_id = ${desk.id(by)}::uuid order by era desc, xid desc, seq desc limit 1`;
  return (rows as readonly unknown[])[0];
};

describe("where somebody to whom something may go is reached", () => {
  const LIST = "{ done: recipients { id maskedReach hasNumber } }";

  it("[G539] is a mask to everybody who reads it, with whether a call needs no number", async () => {
    const [number, mail, words, none] = [
      await vetted(),
      await vetted(MAIL),
      await vetted(`the desk, ${NUMBER}`),
      await vetted(""),
    ];
    for (const by of ["dana", "lee", "pat", "cam"] as const) {
      const all = (await desk.done(by, LIST)) as readonly { readonly id: string }[];
      const of = (id: string) => all.find((each) => each.id === id);
      expect(of(number)).toMatchObject({ maskedReach: "••••42", hasNumber: true });
      expect(of(mail)).toMatchObject({ maskedReach: "s••••@gmail.com", hasNumber: false });
      expect(of(words)).toMatchObject({ maskedReach: "••••42", hasNumber: true });
      expect(of(none)).toMatchObject({ maskedReach: "", hasNumber: false });
      expect(JSON.stringify(all)).not.toMatch(CLEAR);
    }
  });

  it("[G542] [A111] is answered whole by an act, each time a row that says whose it was and not what it is", async () => {
    const id = await vetted();
    for (const by of ["dana", "lee", "pat", "cam"] as const) {
      expect(await show("recipient", by, id)).toEqual({ __typename: "RecipientReachShown", address: NUMBER });
      expect(await lastOf(by)).toEqual({
        deed: "looked",
        thing: "address",
        subject_id: id,
        case_id: null,
        refusal: null,
        facts: { of: "recipient" },
      });
    }
    expect(await forbidden("recipient", "alex", id)).toBe("FORBIDDEN");
    expect(await forbidden("recipient", null, id)).toBe("UNAUTHENTICATED");
    expect(desk.house.logged.join()).not.toMatch(CLEAR);
  });

  it("[G542] [A113] of somebody of a case is answered to whom the addresses there are; to all others as nobody's, which is recorded", async () => {
    const of = await desk.begin("dana");
    for (const user of ["pat", "cam"] as const) await desk.door("lee", "letIntoCase", of.caseId, user);
    const id = await made(VERIFY, "dana", NUMBER, { caseId: of.caseId, personId: of.person });
    const read = await desk.asked(
      "cam",
      "query ($caseId: ID!) { verifiedPeople(caseId: $caseId) { id maskedReach } }",
      of,
    );
    expect(read.data).toEqual({ verifiedPeople: [{ id, maskedReach: "••••42" }] });
    for (const by of ["ada", "marta", "pat", "cam"] as const) {
      expect([by, await show("recipient", by, id)]).toEqual([by, NONE]);
      expect(await lastOf(by)).toMatchObject({
        deed: "tried",
        refusal: "not_found",
        facts: { field: "showRecipientReach" },
      });
      expect(await show("recipient", by, crypto.randomUUID())).toEqual(NONE);
    }
    for (const by of ["dana", "lee"] as const) {
      expect(await show("recipient", by, id)).toMatchObject({ address: NUMBER });
      expect(await lastOf(by)).toMatchObject({ deed: "looked", case_id: of.caseId });
    }
  });
});

describe("where whoever asked us about somebody is reached", () => {
  it("[G539] is a mask to everybody who sees to it", async () => {
    const id = await logged();
    for (const by of ["lee", "pat", "cam"] as const) {
      const all = (await desk.done(by, "{ done: inquiries { id maskedReach } }")) as readonly object[];
      expect(all).toContainEqual({ id, maskedReach: "s••••@gmail.com" });
      expect(JSON.stringify(all)).not.toMatch(CLEAR);
    }
  });

  it("[G542] [A112] is answered whole by an act to whoever sees to it, each time a row, and to nobody who only wrote it down", async () => {
    const id = await logged();
    for (const by of ["lee", "pat", "cam"] as const) {
      expect(await show("inquiry", by, id)).toEqual({ __typename: "InquiryReachShown", address: MAIL });
      expect(await lastOf(by)).toMatchObject({ deed: "looked", subject_id: id, facts: { of: "inquiry" } });
    }
    for (const by of ["dana", "alex"] as const) expect(await forbidden("inquiry", by, id)).toBe("FORBIDDEN");
    for (const other of [crypto.randomUUID(), "no id", await logged("")])
      expect(await show("inquiry", "lee", other)).toEqual(NONE);
    expect(desk.house.logged.join()).not.toMatch(CLEAR);
  });
});

it("[G392] [G542] both are among the thirty of a minute, and more is refused, which is recorded without whose", async () => {
  const ids = { recipient: await vetted(), inquiry: await logged() };
  const came: unknown[] = [];
  // Counted by this gateway, too: answered or not.
  for (let each = 0; each < 40; each += 1)
    came.push(
      await show(
        each % 2 === 0 ? "recipient" : "inquiry",
        "pat",
        ids[each % 2 === 0 ? "recipient" : "inquiry"],
      ),
    );
  expect(came.slice(-2)).toEqual([
    { __typename: "RecipientReachTooOften" },
    { __typename: "InquiryReachTooOften" },
  ]);
  expect(await lastOf("pat")).toMatchObject({
    deed: "tried",
    thing: "address",
    subject_id: null,
    refusal: "too_often",
  });
  expect(came.filter((each) => JSON.stringify(each).includes("Shown")).length).toBeLessThanOrEqual(30);
});
