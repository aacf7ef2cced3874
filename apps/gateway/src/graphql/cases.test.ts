import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";

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

const joinCases = async (by: CasePeople, from: string, into: string, id: string = crypto.randomUUID()) =>
  desk.done(
    by,
    "mutation ($id: ID!, $from: ID!, $into: ID!) { done: joinCases(id: $id, from: $from, into: $into) { __typename } }",
    { id, from, into },
  );
const filingOf = async (contactId: string) =>
  (await desk.done(
    "dana",
    "query ($contactId: ID!) { done: caseOfContact(contactId: $contactId) { caseId atVersion } }",
    { contactId },
  )) as { readonly caseId: string; readonly atVersion: number };

describe("a case", () => {
  it("[G300] is begun with the contact it came from, and read by whoever has that, field by field", async () => {
    const { caseId, person, contactId } = own;
    const called = { name: "calledName", value: null, revision: 0, by: { name: "Dana" } };
    expect(await desk.read("dana", caseId)).toMatchObject({
      id: caseId,
      status: "active",
      isReadable: true,
      madeBy: { name: "Dana" },
      persons: [{ id: person, gone: null, fields: expect.arrayContaining([called]) }],
      filings: [{ contactId, by: { name: "Dana" }, came: { kind: "person", person } }],
      whole: { kept: caseId, cases: [caseId], joins: [] },
    });
    expect(await filingOf(contactId)).toMatchObject({ caseId });
    const listed = await desk.done("dana", "{ done: cases { id status } }");
    expect(listed).toContainEqual({ id: caseId, status: "active" });
  });

  it("[G301] is filled by several at once, and tells the slower of one field what stands there and whose it is", async () => {
    const both = await Promise.all([
      desk.change("dana", own, "calledName", "Wren"),
      desk.change("lee", own, "genderWords", "she"),
    ]);
    expect(both).toEqual([
      { __typename: "CaseWritten", revision: 1, by: { name: "Dana" } },
      { __typename: "CaseWritten", revision: 1, by: { name: "Lee" } },
    ]);
    expect(await desk.change("lee", own, "calledName", "Rin")).toEqual({
      __typename: "CaseOvertaken",
      now: { name: "calledName", value: "Wren", revision: 1, by: { name: "Dana" } },
    });
    expect(await desk.change("lee", own, "calledName", null, 1)).toMatchObject({ revision: 2 });
    const refused = async (field: string, value: unknown) => desk.change("dana", own, field, value);
    expect(await refused("id", crypto.randomUUID())).toEqual({ __typename: "CaseInvalid", because: "field" });
    expect(await refused("gender", "otter")).toEqual({ __typename: "CaseInvalid", because: "value" });
    expect(desk.house.logged.join("\n")).not.toMatch(/Wren|otter/);
  });

  it("[G301] [CR16] takes people, exploiters and notes that name its own people, each once, however their ids are written", async () => {
    const add = async (
      deed: string,
      args: string,
      people: readonly string[],
      id: string = crypto.randomUUID(),
    ) =>
      desk.done(
        "dana",
        `mutation ($caseId: ID!, $id: ID!, $people: [ID!]!) {
          done: ${deed}(caseId: $caseId, id: $id, ${args}) { __typename ... on CaseInvalid { because } } }`,
        { caseId: own.caseId, id, people },
      );
    const note = 'about: $people, mayHold: [narrative], text: "Wants a room."';
    const [id, added] = [crypto.randomUUID(), { __typename: "CasePartAdded" }];
    expect(await add("addCaseNote", note, [own.person], id.toUpperCase())).toEqual(added);
    expect(await add("addCaseNote", note, [own.person.toUpperCase()], id)).toEqual(added);
    const stranger = { __typename: "CaseInvalid", because: "people" };
    expect(await add("addCaseNote", note, [crypto.randomUUID()])).toEqual(stranger);
    expect(await add("addCaseExploiter", "toldBy: $people", [own.person])).toEqual(added);
    expect(await add("addCaseExploiter", "toldBy: $people", [])).toMatchObject({ because: "value" });
    expect(await desk.read("dana", own.caseId)).toMatchObject({
      notes: [{ fields: expect.arrayContaining([{ name: "text", value: "Wants a room." }]) }],
      exploiters: [{}],
    });
  });

  it("[G302] says for whom a representative speaks, and passes nothing over that does not belong together", async () => {
    const { contactId, caseId, person } = own;
    const [attorney, other] = [crypto.randomUUID(), crypto.randomUUID()];
    const { atVersion: seenFiling } = await filingOf(contactId);
    const came = {
      kind: "representative",
      person: attorney,
      as: "attorney",
      proof: "called_back",
      people: [person, other],
    };
    const file = async (given: object) =>
      desk.file("dana", { contactId, caseId, came, seenFiling, ...given });
    for (const wrong of [
      { kind: "representative", people: [person] },
      { kind: "person" },
      { ...came, people: [] },
      { kind: "unknown", person },
    ])
      expect(await file({ came: wrong })).toEqual({ __typename: "CaseInvalid", because: "value" });
    expect(await file({})).toEqual({ __typename: "CaseInvalid", because: "people" });
    const newPeople = [attorney, other];
    const late = await file({ newPeople, seenFiling: seenFiling - 1 });
    expect(late).toEqual({ __typename: "FilingOvertaken", filing: { caseId, atVersion: seenFiling } });
    expect(await file({ newPeople })).toMatchObject({ __typename: "ContactFiled", filing: { came } });
    expect(await desk.file("ada", { contactId, caseId, seenFiling: seenFiling + 1 })).toEqual({
      __typename: "NotHolder",
      holder: { name: "Dana" },
    });
  });

  it("[G302] has a contact no more that is taken out, which stays known to whose the case is", async () => {
    const { contactId, caseId } = own;
    const { atVersion } = await filingOf(contactId);
    const out =
      "mutation ($id: ID!, $seen: Int!) { done: takeOutOfCase(contactId: $id, seenFiling: $seen) { __typename } }";
    expect(await desk.done("dana", out, { id: contactId, seen: atVersion })).toEqual({
      __typename: "ContactFiled",
    });
    expect(await filingOf(contactId)).toBeNull();
    const past =
      "query ($id: ID!) { done: caseFilings(contactId: $id) { filing { caseId } endedBy { name } } }";
    expect(await desk.done("lee", past, { id: contactId })).toEqual([
      { filing: { caseId }, endedBy: { name: "Dana" } },
    ]);
    expect(await desk.done("dana", past, { id: contactId })).toEqual([]);
  });

  it("[G303] is one with another as far as each is the asker's, until that is undone", async () => {
    const [mine, theirs] = [own.caseId, (await desk.begin("ada")).caseId];
    const joinId = crypto.randomUUID();
    expect(await joinCases("dana", mine, theirs)).toEqual({ __typename: "NotFound" });
    expect(await joinCases("lee", mine, theirs, joinId)).toEqual({ __typename: "CasesJoined" });
    expect(await joinCases("lee", theirs, mine)).toEqual({ __typename: "AlreadyJoined" });
    const join = { id: joinId, from: mine, into: theirs };
    expect(await desk.read("lee", mine)).toMatchObject({ whole: { kept: theirs, joins: [join] } });
    expect(await desk.read("dana", mine)).toMatchObject({ whole: { kept: mine, cases: [mine], joins: [] } });
    expect([await desk.read("dana", theirs), await desk.read("ada", mine)]).toEqual([null, null]);
    const undo = "mutation ($id: ID!) { done: undoCaseJoin(id: $id) { __typename } }";
    expect(await desk.done("dana", undo, { id: joinId })).toEqual({ __typename: "NotFound" });
    expect(await desk.done("lee", undo, { id: joinId })).toEqual({ __typename: "CaseJoinUndone" });
    expect(await desk.read("lee", mine)).toMatchObject({ whole: { kept: mine, joins: [] } });
  });

  it("[G303] is suggested to whom both are theirs, with the ground as a code, once nobody else is there", async () => {
    await desk.change("dana", own, "venueName", "The Heron Lantern");
    const other = await desk.begin("dana");
    await desk.change("dana", other, "venueName", "the heron-lantern");
    const alike = async (by: CasePeople) =>
      desk.done(
        by,
        "query ($id: ID!) { done: casesLikeCase(caseId: $id) { isWaiting cases { of { id } grounds } } }",
        { id: other.caseId },
      );
    expect(await alike("dana")).toEqual({ isWaiting: true, cases: [] });
    const { store } = desk.house;
    const { version } = (await store.contacts.contact(other.contactId))!.row;
    const close = { kind: "close", disposition: "information" } as const;
    await store.moves.move(other.contactId, desk.id("dana"), version, close);
    const found = { of: { id: own.caseId }, grounds: ["same_venue"] };
    expect(await alike("dana")).toEqual({ isWaiting: false, cases: [found] });
    expect(await alike("ada")).toEqual({ isWaiting: false, cases: [] });
  });
});
