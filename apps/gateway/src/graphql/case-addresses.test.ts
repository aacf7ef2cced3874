import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";
import { forgetDesk } from "../testing/forget-desk.ts";
import { CORRECT_OWN, LIST_OWN } from "../testing/own-word-documents.ts";
import { UNMASKS } from "./unmask-measure.ts";

const SHOW = `mutation ($caseId: ID!, $part: CasePartKind!, $id: ID!, $field: String!) {
  done: showCaseAddresses(caseId: $caseId, part: $part, id: $id, field: $field) { __typename
    ... on CaseAddressesShown { addresses { key address } } } }`;
const CHANGE = `mutation ($caseId: ID!, $id: ID!, $value: CaseValue) {
  done: changeCaseField(caseId: $caseId, part: person, id: $id, field: "telephones", value: $value, seenRevision: 1) {
    __typename ... on CaseWritten { addresses } } }`;
const OPEN = `mutation ($id: ID!, $number: Int!) {
  done: openInEmergency(id: $id, caseNumber: $number, why: "Her sister is at the station.") { __typename } }`;
const [ONE, TWO, NEW] = ["+12025550142", "sown.rosa@gmail.com", "+12025550199"];
const CLEAR = /sown|555 ?01/;
const NONE = { __typename: "NotFound" };
interface Entry {
  readonly key: string;
  readonly masked: string;
}
let desk: CaseDesk;
let of: DeskCase;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(async () => desk.house.close());
beforeEach(async () => {
  of = await desk.begin("dana");
  await desk.change("dana", of, "telephones", [ONE]);
  await desk.change("dana", of, "mailAddresses", [TWO]);
});

const standing = async (by: CasePeople, field = "telephones"): Promise<readonly Entry[]> => {
  const read = (await desk.read(by, of.caseId)) as {
    readonly persons: readonly {
      readonly fields: readonly { readonly name: string; readonly value: unknown }[];
    }[];
  };
  return read.persons[0]?.fields.find(({ name }) => name === field)?.value as readonly Entry[];
};
const show = async (by: CasePeople, over: object = {}) =>
  desk.done(by, SHOW, { caseId: of.caseId, part: "person", id: of.person, field: "telephones", ...over });
const clear = async (by: CasePeople, field = "telephones"): Promise<readonly string[]> =>
  (
    (await show(by, { field })) as { readonly addresses: readonly { readonly address: string }[] }
  ).addresses.map(({ address }) => address);
const triedBy = async (by: CasePeople) =>
  desk.house.store.prisma
    .$queryRaw`select deed::text, thing::text, subject_id, case_id, refusal, facts from audit_row
    where actor_id = ${desk.id(by)}::uuid and thing = 'address' order by era, xid, seq`;

describe("where somebody of a case is reached", () => {
  it("[G524] [A93] is a mask to everybody who reads the case, with the key by which it is kept", async () => {
    for (const user of ["pat", "cam"] as const) await desk.door("lee", "letIntoCase", of.caseId, user);
    for (const by of ["dana", "lee", "pat", "cam"] as const) {
      expect(await standing(by)).toEqual([{ key: expect.any(String), masked: "••••42" }]);
      expect(await standing(by, "mailAddresses")).toEqual([
        { key: expect.any(String), masked: "s••••@gmail.com" },
      ]);
      expect(JSON.stringify(await desk.read(by, of.caseId))).not.toMatch(CLEAR);
    }
  });

  it("[G524] stays as it is where whoever writes there saw its mask alone, and is no mask where one is sent", async () => {
    const [entry] = await standing("dana");
    const key = entry?.key ?? "";
    const changed = { caseId: of.caseId, id: of.person, value: [NEW, { key }] };
    // Said again when the answer was lost it stands there already.
    for (let each = 0; each < 2; each += 1)
      expect(await desk.done("dana", CHANGE, changed)).toEqual({
        __typename: "CaseWritten",
        addresses: [{ key: expect.any(String), masked: "••••99" }, entry],
      });
    expect(await clear("dana")).toEqual([NEW, ONE]);
    for (const value of [["••••42"], [{ key, masked: "••••42" }], [{ key: "nothing" }]])
      expect(await desk.change("dana", of, "telephones", value, 2)).toEqual({
        __typename: "CaseInvalid",
        because: "value",
      });
    expect(await clear("dana")).toEqual([NEW, ONE]);
  });

  it("[G524] is a mask in what a colleague wrote meanwhile, and in their own word with what stood there before", async () => {
    const overtaken = await desk.change("lee", of, "telephones", [NEW]);
    expect(overtaken).toMatchObject({
      __typename: "CaseOvertaken",
      now: { value: [{ key: expect.any(String), masked: "••••42" }] },
    });
    await forgetDesk(desk).verify("dana", of);
    const said = {
      id: crypto.randomUUID(),
      caseId: of.caseId,
      personId: of.person,
      contactId: of.contactId,
      field: "telephones",
      value: [...(await standing("dana")).map(({ key }) => ({ key })), NEW],
      seen: 1,
    };
    // Said again under one id it is said once.
    for (let each = 0; each < 2; each += 1)
      expect(await desk.done("dana", CORRECT_OWN, said)).toMatchObject({
        __typename: "CaseWritten",
        revision: 2,
      });
    const own = JSON.stringify(await desk.done("dana", LIST_OWN, of));
    expect(own).toMatch(/"masked":"••••42".*"masked":"••••99".*"was":\[\{[^}]*"masked":"••••42"/);
    expect(own).not.toMatch(CLEAR);
    expect(await clear("dana")).toEqual([ONE, NEW]);
  });

  it("[G541] [A93] [A94] is answered whole by an act to whoever answers there, and each time is a row that says which and not what", async () => {
    const [entry] = await standing("dana");
    expect(await show("dana")).toEqual({
      __typename: "CaseAddressesShown",
      addresses: [{ key: entry?.key, address: ONE }],
    });
    expect(await clear("lee", "mailAddresses")).toEqual([TWO]);
    const row = {
      deed: "looked",
      thing: "address",
      subject_id: of.person,
      case_id: of.caseId,
      refusal: null,
    };
    for (const [by, field] of [
      ["dana", "telephones"],
      ["lee", "mailAddresses"],
    ] as const)
      expect(((await triedBy(by)) as readonly object[]).at(-1)).toEqual({
        ...row,
        facts: { kind: "person", of: field },
      });
    expect(desk.house.logged.join()).not.toMatch(CLEAR);
  });

  it("[G541] [A140] is answered to whoever opened the case in an emergency", async () => {
    expect(await show("ada")).toEqual(NONE);
    const number = await desk.numberOf(of.caseId);
    const opened = await desk.done("ada", OPEN, { id: crypto.randomUUID(), number });
    expect(opened).toEqual({ __typename: "OpenedInEmergency" });
    expect(await clear("ada")).toEqual([ONE]);
  });

  it("[G541] is nothing to whoever reads it and answers nobody, to whoever it is not theirs, and where there is none", async () => {
    for (const user of ["pat", "cam"] as const) await desk.door("lee", "letIntoCase", of.caseId, user);
    for (const by of ["pat", "cam", "alex"] as const) {
      const { data, errors } = await desk.asked(by, SHOW, {
        caseId: of.caseId,
        part: "person",
        id: of.person,
        field: "telephones",
      });
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    }
    expect(await show("ada")).toEqual(NONE);
    for (const over of [
      { caseId: "no id" },
      { caseId: crypto.randomUUID() },
      { id: "no id" },
      { id: crypto.randomUUID() },
      { part: "exploiter" },
      { field: "name" },
      { field: "nothing" },
    ])
      expect(await show("dana", over)).toEqual(NONE);
  });

  it("[G392] [G541] is answered thirty times in a minute and then refused, which is recorded", async () => {
    of = await desk.begin("marta");
    await desk.change("marta", of, "telephones", [ONE]);
    const came = [];
    for (let each = 0; each <= UNMASKS.most; each += 1) came.push(await show("marta"));
    const tooOften = { __typename: "CaseAddressesTooOften" };
    expect(came.slice(UNMASKS.most)).toEqual([tooOften]);
    expect(came.slice(0, UNMASKS.most)).not.toContainEqual(tooOften);
    expect(((await triedBy("marta")) as readonly object[]).at(-1)).toMatchObject({
      deed: "tried",
      refusal: "too_often",
    });
  });
});
