import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CHANGE_PERSON, doorDocument, FILE_CONTACT, READ_CASE } from "../testing/case-documents.ts";
import { caseDesk, type CaseDesk, type DeskCase } from "../testing/case-desk.ts";
import { CORRECT_OWN, LIST_OWN } from "../testing/own-word-documents.ts";

let desk: CaseDesk;
/** Dana's, as its contact is. */
let own: DeskCase;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  own = await desk.begin("dana");
});

type Deed = readonly [name: string, query: string, variables: (of: DeskCase) => object];
const NOTE = `mutation ($caseId: ID!, $id: ID!, $person: ID!) {
  done: addCaseNote(caseId: $caseId, id: $id, about: [$person], mayHold: [narrative], text: "x") { __typename } }`;
const JOIN = `mutation ($id: ID!, $caseId: ID!, $into: ID!) {
  done: joinCases(id: $id, from: $caseId, into: $into) { __typename } }`;
const STATUS = `mutation ($caseId: ID!) {
  done: setCaseStatus(caseId: $caseId, status: closed, seenRevision: 0) { __typename } }`;
const EVERYTHING: readonly Deed[] = [
  ["case", READ_CASE, ({ caseId: id }) => ({ id })],
  ["caseNews", "query ($caseId: ID!) { done: caseNews(id: $caseId) { asOf version } }", (of) => of],
  [
    "caseOfContact",
    "query ($contactId: ID!) { done: caseOfContact(contactId: $contactId) { caseId } }",
    (of) => of,
  ],
  [
    "caseFilings",
    "query ($contactId: ID!) { done: caseFilings(contactId: $contactId) { endedAt } }",
    (of) => of,
  ],
  [
    "casesLikeCase",
    "query ($caseId: ID!) { done: casesLikeCase(caseId: $caseId) { isWaiting cases { of { id } } } }",
    (of) => of,
  ],
  [
    "changeCaseField",
    CHANGE_PERSON,
    ({ caseId, person: id }) => ({ caseId, id, field: "calledName", value: "x", seen: 0 }),
  ],
  [
    "addCasePerson",
    "mutation ($caseId: ID!, $id: ID!) { done: addCasePerson(caseId: $caseId, id: $id) { __typename } }",
    (of) => ({ ...of, id: crypto.randomUUID() }),
  ],
  ["addCaseNote", NOTE, (of) => ({ ...of, id: crypto.randomUUID() })],
  ["case.ownWords", LIST_OWN, (of) => of],
  [
    "correctOwnFact",
    CORRECT_OWN,
    ({ caseId, contactId, person: personId }) => ({
      id: crypto.randomUUID(),
      caseId,
      contactId,
      personId,
      field: "calledName",
      value: "x",
      seen: 0,
    }),
  ],
  ["setCaseStatus", STATUS, (of) => of],
  ["joinCases", JOIN, (of) => ({ ...of, id: crypto.randomUUID(), into: crypto.randomUUID() })],
  ["letIntoCase", doorDocument("letIntoCase"), (of) => ({ ...of, userId: desk.id("ada") })],
];
const nobody: DeskCase = {
  caseId: crypto.randomUUID(),
  person: crypto.randomUUID(),
  contactId: crypto.randomUUID() as DeskCase["contactId"],
};
/** What was answered, without what the asker named themself. */
const answered = async (by: Parameters<CaseDesk["asked"]>[0], [, query, variables]: Deed, of: DeskCase) => {
  const text = JSON.stringify(await desk.asked(by, query, variables(of)));
  return Object.values(of).reduce((rest: string, id: string) => rest.replaceAll(id, "_"), text);
};

describe("whose a case is", () => {
  it.each(EVERYTHING)(
    "[G304] [G346] [A49] %s is answered to whoever is nothing to it as where there is none",
    async (...deed) => {
      const before = await desk.read("lee", own.caseId);
      for (const by of ["ada", "pat", "cam", "alex", null] as const) {
        const text = await answered(by, deed, own);
        expect(text, `${by}`).toBe(await answered(by, deed, nobody));
        expect(text, `${by}`).toMatch(
          /"done":(?:null|\[\]|\{"__typename":"NotFound"|\{"isWaiting":false,"cases":\[\]\})|FORBIDDEN|UNAUTHENTICATED/,
        );
      }
      expect(await desk.read("lee", own.caseId)).toEqual(before);
    },
  );

  it("[G386] [A65] is answered to whoever is barred as where there is none, though they have its contact", async () => {
    expect(await desk.bar("lee", own.caseId, "dana")).toEqual({ __typename: "CaseBarred" });
    for (const deed of EVERYTHING)
      expect(await answered("dana", deed, own)).toBe(await answered("dana", deed, nobody));
    expect(await desk.read("lee", own.caseId)).toMatchObject({ id: own.caseId });
  });

  it("[G304] [A53] is nobody's to file into who could not read it, whatever contact they have", async () => {
    const contactId = await desk.held("ada");
    for (const isNew of [false, true]) {
      const given = { contactId, caseId: own.caseId, isNew };
      expect(await desk.file("ada", given)).toEqual({ __typename: "NotFound", id: own.caseId });
    }
    expect(await desk.file("ada", { contactId, caseId: nobody.caseId })).toEqual({
      __typename: "NotFound",
      id: nobody.caseId,
    });
    expect(await desk.read("ada", own.caseId)).toBeNull();
    for (const by of ["pat", "cam", "alex", null] as const) {
      const { errors } = await desk.asked(by, FILE_CONTACT, {
        ...own,
        isNew: false,
        newPeople: [],
        came: { kind: "unknown" },
        seenFiling: 0,
      });
      expect(errors?.[0]?.extensions?.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
  });

  it("[G304] [A51] [A52] is theirs whom a lead on shift lets in by name, counsel to read alone, and never an administrator", async () => {
    const { caseId } = own;
    expect(await desk.door("dana", "letIntoCase", caseId, "ada")).toBeUndefined();
    expect(await desk.door("lee", "letIntoCase", caseId, "alex")).toEqual({ __typename: "NobodyToLetIn" });
    expect(await desk.door("lee", "letIntoCase", caseId, "cam")).toMatchObject({ isLetIn: true });
    expect(await desk.read("cam", caseId)).toMatchObject({ id: caseId, letIn: [{ user: { name: "Cam" } }] });
    expect(await desk.change("cam", own, "calledName", "x")).toBeUndefined();
    expect(await desk.door("lee", "letIntoCase", caseId, "ada")).toMatchObject({ isLetIn: true });
    expect(await desk.change("ada", own, "calledName", "Wren")).toMatchObject({ revision: 1 });
    expect(await desk.door("lee", "endLetIntoCase", caseId, "ada")).toMatchObject({ isLetIn: false });
    expect(await desk.read("ada", caseId)).toBeNull();
    const { shifts } = desk.house.store;
    await shifts.end(desk.id("lee"));
    expect(await desk.read("lee", caseId)).toBeNull();
    expect(await desk.door("lee", "letIntoCase", caseId, "ada")).toEqual({ __typename: "NotFound" });
    await shifts.keep(desk.id("lee"), "available");
  });
});

const RECORD = `mutation ($id: ID!) { done: recordLegalProcess(id: $id, kind: order, isSignedByJudge: true, servedAt: 1,
  servedHow: fax, issuer: "A court", scope: "") { __typename } }`;
const HOLD = `mutation ($id: ID!, $of: ID!, $number: Int, $contactId: ID) {
  done: holdForLegalProcess(id: $id, processId: $of, contactNumber: $number, contactId: $contactId) { __typename } }`;
const HOLDS = "{ done: legalProcesses { id holds { caseId contactId contactNumber } } }";

it("[A5] [A59] puts one contact on hold by its number for counsel, who may look none up, and for a lead; for nobody else", async () => {
  const of = crypto.randomUUID();
  expect(await desk.done("cam", RECORD, { id: of })).toEqual({ __typename: "LegalProcessKept" });
  const { number } = (await desk.house.store.contacts.contact(own.contactId))!.row;
  const held = async (by: "cam" | "lee", given: object) =>
    ((await desk.done(by, HOLD, { id: crypto.randomUUID(), of, ...given })) as { __typename: string })
      .__typename;
  for (const by of ["dana", "pat", "alex", null] as const) {
    const { errors } = await desk.asked(by, HOLD, { id: crypto.randomUUID(), of, number });
    expect(errors?.[0]?.extensions?.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
  }
  expect(await held("cam", { number: 2_000_000_000 })).toBe("NotFound");
  expect(await held("cam", { number, contactId: own.contactId })).toBe("NotFound");
  for (const by of ["cam", "lee"] as const) expect(await held(by, { number })).toBe("LegalProcessKept");
  // Once, that contact, and not the case that it is filed in.
  const listed = (await desk.done("cam", HOLDS)) as { id: string; holds: unknown }[];
  expect(listed.find(({ id }) => id === of)?.holds).toEqual([
    { caseId: null, contactId: own.contactId, contactNumber: number },
  ]);
});
