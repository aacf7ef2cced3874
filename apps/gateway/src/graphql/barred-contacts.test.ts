import { ContactId } from "@holdfast/case-schema";
import { sampleStaff } from "@holdfast/db/testing";
import { getNamedType, isObjectType } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { choresOf } from "../chores/chores.ts";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";
import { sownContact } from "../testing/attack/sown-contact.ts";
import { isOfAny, NUMBERS, OF_A_CONTACT } from "./keep-from-barred.ts";
import { schema } from "./schema.ts";

let desk: CaseDesk;
let own: DeskCase;
beforeAll(async () => {
  desk = await caseDesk();
  for (const role of ["shift_lead", "privacy_officer"] as const)
    await sampleStaff(desk.house.store, `${role} left`, role);
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  own = await desk.begin("dana");
});

const NOTHING = ContactId.parse("00000000-0000-4000-8000-00000000abcd");
const CONTACT = "query ($id: ID!) { done: contact(id: $id) { __typename ... on NotFound { id } } }";
const QUEUE = "{ done: queue { rows { id } followUps { contact { id } } sameAddress { id } asks { id } } }";
const look = async (by: CasePeople, id: string) => desk.done(by, CONTACT, { id });
const listed = async (by: CasePeople) => JSON.stringify(await desk.done(by, QUEUE));
const versionOf = async (id: ContactId) => (await desk.house.store.contacts.contact(id))?.row.version ?? 0;

describe("whoever is barred from a case", () => {
  it("[G490] [A87] has its contact no more, at once, and meets it nowhere; everybody else does", async () => {
    const { contactId: id } = own;
    expect(await look("dana", id)).toEqual({ __typename: "Contact" });
    await desk.bar("lee", own.caseId, "dana");
    expect((await desk.house.store.contacts.contact(id))?.row).toMatchObject({
      status: "waiting",
      holder: null,
    });
    expect(await look("dana", id)).toEqual({ __typename: "NotFound", id });
    expect(await listed("dana")).not.toContain(id);
    expect(await listed("ada")).toContain(id);
    expect(await look("ada", id)).toEqual({ __typename: "Contact" });
  });

  it("[G490] [DB523] is told the same as where there is nothing, by whatever deed", async () => {
    await desk.bar("lee", own.caseId, "ada");
    // An id is the same one in capitals.
    const asked = [own.contactId, own.contactId.toUpperCase(), NOTHING];
    const deeds = {
      claimContact: "expectedVersion: 1",
      setAsideContact: "expectedVersion: 1",
      triageContact: "expectedVersion: 1, lane: in_situation",
      takeOverContact: `expectedVersion: 1, from: "${desk.id("dana")}", reason: agreed`,
      askForContact: `of: "${desk.id("dana")}"`,
    };
    const escalate = `mutation ($id: ID!) { done: escalate(id: "${crypto.randomUUID()}", contactId: $id) { __typename ... on NotFound { id } } }`;
    for (const id of asked)
      expect(await desk.done("ada", escalate, { id })).toEqual({ __typename: "NotFound", id });
    const offer = `mutation ($id: ID!) { done: offerHandover(id: "${crypto.randomUUID()}", contactId: $id, promises: "", nextStep: "x") { __typename ... on NotFound { id } } }`;
    for (const id of asked)
      expect(await desk.done("ada", offer, { id })).toEqual({ __typename: "NotFound", id });
    for (const [deed, more] of Object.entries(deeds)) {
      const document = `mutation ($id: ID!) { done: ${deed}(id: $id, ${more}) { __typename ... on NotFound { id } } }`;
      for (const id of asked)
        expect([deed, await desk.done("ada", document, { id })]).toEqual([
          deed,
          { __typename: "NotFound", id },
        ]);
    }
    const ofContact = {
      "mutation ($id: ID!) { done: markMayBeExploiter(contactId: $id) { __typename } }": "NotFound",
      'mutation ($id: ID!) { done: addNote(contactId: $id, noteId: "d0000000-0000-4000-8000-000000000001", text: "x") { __typename } }':
        "NotFound",
    };
    for (const [document, kind] of Object.entries(ofContact))
      for (const id of asked) expect(await desk.done("ada", document, { id })).toEqual({ __typename: kind });
    for (const document of [
      "query ($id: ID!) { done: threadStanding(contactId: $id) { __typename } }",
      "query ($id: ID!) { done: contactPlan(contactId: $id) { __typename } }",
      "query ($id: ID!) { done: personCall(contactId: $id) { __typename } }",
      "query ($id: ID!) { done: firstWords(ids: [$id]) { row { id } } }",
      "query ($id: ID!) { done: caseFilings(contactId: $id) { endedAt } }",
    ])
      expect(await desk.asked("ada", document, { id: own.contactId })).toEqual(
        await desk.asked("ada", document, { id: NOTHING }),
      );
  });

  it("[G490] has neither its files nor its pictures, nor what else belongs to it", async () => {
    const { house } = desk;
    const [sown] = await sownContact(desk, "dana", `bars${crypto.randomUUID().slice(0, 6)}`);
    const contactId = ContactId.parse(sown.of.id);
    const caseId = crypto.randomUUID();
    await desk.file("dana", { contactId, caseId, isNew: true });
    const answers = async () => {
      const came: number[] = [];
      for (const id of sown.ids.slice(2))
        for (const path of [`/files/${id}`, `/pictures/${id}/display`]) {
          const headers = { origin: house.url.origin, cookie: desk.cookie("ada") };
          came.push((await fetch(new URL(path, house.url), { method: "POST", headers })).status);
        }
      return new Set(came);
    };
    expect(await answers()).toContain(200);
    await desk.bar("lee", caseId, "ada");
    expect(await answers()).toEqual(new Set([404]));
    const seen = "mutation ($id: ID!) { done: markLookSeen(messageId: $id) { __typename } }";
    expect(await desk.done("ada", seen, { id: sown.ids[1] })).toEqual({ __typename: "NotFound" });
    const unmask = "mutation ($id: ID!) { done: unmaskAddress(contactId: $id, of: contact) { __typename } }";
    expect(await desk.done("ada", unmask, { id: contactId })).toEqual({ __typename: "NotFound" });
    expect(await desk.done("dana", unmask, { id: contactId })).toEqual({ __typename: "AddressUnmasked" });
  });

  it("[G490] is offered it by nobody, and a colleague who would is told what they are of somebody who is not there", async () => {
    await desk.bar("lee", own.caseId, "ada");
    const offer = `mutation ($id: ID!, $v: Int!, $to: ID!) { done: offerContact(id: $id, expectedVersion: $v, to: $to) {
      __typename ... on MoveNotAllowed { reason } } }`;
    const to = async (user: string) =>
      desk.done("dana", offer, { id: own.contactId, v: await versionOf(own.contactId), to: user });
    const refused = { __typename: "MoveNotAllowed", reason: "unknown_colleague" };
    expect(await to(desk.id("ada"))).toEqual(refused);
    expect(await to(crypto.randomUUID())).toEqual(refused);
    expect(await to(desk.id("marta"))).toEqual({ __typename: "Moved" });
  });

  it("[G490] has it again once the contact is taken out of the case, or the bar is ended", async () => {
    const id = crypto.randomUUID();
    await desk.bar("lee", own.caseId, "ada", id);
    const filing = (await desk.done(
      "lee",
      "query ($id: ID!) { done: caseOfContact(contactId: $id) { atVersion } }",
      {
        id: own.contactId,
      },
    )) as { readonly atVersion: number };
    const out =
      "mutation ($id: ID!, $seen: Int!) { done: takeOutOfCase(contactId: $id, seenFiling: $seen) { __typename } }";
    await desk.done("dana", out, { id: own.contactId, seen: filing.atVersion });
    expect(await look("ada", own.contactId)).toEqual({ __typename: "Contact" });
    const other = await desk.begin("dana");
    const bar = crypto.randomUUID();
    await desk.bar("lee", other.caseId, "ada", bar);
    expect(await look("ada", other.contactId)).toMatchObject({ __typename: "NotFound" });
    await desk.done("pat", "mutation ($id: ID!) { done: liftCaseBar(id: $id) { __typename } }", { id: bar });
    expect(await look("ada", other.contactId)).toEqual({ __typename: "Contact" });
  });

  it("[G490] gets at its contact by no emergency, and nobody gets at a contact by one: it opens a case to read", async () => {
    await desk.bar("lee", own.caseId, "ada");
    const open = `mutation ($id: ID!, $n: Int!) { done: openInEmergency(id: $id, caseNumber: $n, why: "She is at the station now.") { __typename } }`;
    const given = { id: crypto.randomUUID(), n: await desk.numberOf(own.caseId) };
    expect(await desk.done("ada", open, given)).toEqual({ __typename: "NotFound" });
    expect(await look("ada", own.contactId)).toMatchObject({ __typename: "NotFound" });
  });
});

describe("what whoever is barred had not sent", () => {
  it("[G523] [DB122] stays with the contact, under their name, for whoever goes on, and is read and written by them no more", async () => {
    const { contactId: id } = own;
    const save = `mutation ($id: ID!, $revision: Int!) {
      done: saveDraft(contactId: $id, kind: reply, revision: $revision, text: "Shall we meet where") { __typename } }`;
    const left =
      "query ($id: ID!) { done: contact(id: $id) { __typename ... on Contact { drafts { author { name } text } } } }";
    expect(await desk.done("dana", save, { id, revision: 1 })).toEqual({ __typename: "DraftSaved" });
    await desk.bar("lee", own.caseId, "dana");
    expect(await desk.done("dana", save, { id, revision: 2 })).toEqual({ __typename: "NotFound" });
    expect(await desk.done("dana", left, { id })).toEqual({ __typename: "NotFound" });
    const claim =
      "mutation ($id: ID!, $v: Int!) { done: claimContact(id: $id, expectedVersion: $v) { __typename } }";
    expect(await desk.done("ada", claim, { id, v: await versionOf(id) })).toEqual({ __typename: "Moved" });
    expect(await desk.done("ada", left, { id })).toEqual({
      __typename: "Contact",
      drafts: [{ author: { name: "Dana" }, text: "Shall we meet where" }],
    });
  });
});

describe("leads", () => {
  const UNCOVERED = "{ done: uncovered { contacts { id number since } hasOther } }";
  const settled = async (): Promise<void> => {
    const chores = choresOf(desk.house.store, Date.now);
    await chores.find(({ name }) => name === "uncovered")?.run();
  };

  it("[G522] [A92] read what everybody on shift is barred from: its number, or that there is one, and no longer once somebody may take it", async () => {
    const { store } = desk.house;
    await desk.bar("lee", own.caseId, "dana");
    await settled();
    const nothing = { contacts: [], hasOther: false };
    expect(await desk.done("lee", UNCOVERED)).toEqual(nothing);
    await desk.bar("pat", own.caseId, "lee");
    await settled();
    expect(await desk.done("lee", UNCOVERED)).toEqual({ contacts: [], hasOther: true });
    await store.shifts.keep(desk.id("ada"), "available");
    await settled();
    expect(await desk.done("lee", UNCOVERED)).toEqual(nothing);
    await store.shifts.end(desk.id("ada"));
  });

  it("[G522] alone read it", async () => {
    for (const by of ["dana", "pat", "cam", "alex"] as const)
      expect((await desk.asked(by, UNCOVERED)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});

describe("the audit", () => {
  it("[DB524] has no row of such a contact for whoever is barred, by its number or by whose deed it was", async () => {
    const read = async (by: CasePeople, given: object) =>
      desk.done(
        by,
        `query ($contact: Int, $account: ID) { done: audit(contact: $contact, account: $account) {
          __typename ... on AuditPage { entries { contact } } } }`,
        given,
      );
    const contact = (await desk.house.store.contacts.contact(own.contactId))?.row.number;
    const account = { account: desk.id("ada") };
    await look("ada", own.contactId);
    expect(JSON.stringify(await read("pat", account))).toContain(`"contact":${String(contact)}`);
    expect(await read("pat", { contact })).toMatchObject({ __typename: "AuditPage" });
    await desk.bar("lee", own.caseId, "pat");
    expect(await read("pat", { contact })).toEqual({ __typename: "NotFound" });
    expect(JSON.stringify(await read("pat", account))).not.toContain(`"contact":${String(contact)}`);
    expect(await read("alex", { contact })).toMatchObject({ __typename: "AuditPage" });
  });
});

describe("what is kept", () => {
  it("[G490] is everything of the schema that names a contact, so that what comes to be is kept, too", () => {
    /** Answers to a deed of one's own contact, what the parent is asked by, and reports, whose officer may be the only one. */
    const ELSEWHERE = [
      "AuditEntry",
      "Blocked",
      "Contact",
      "ContactChanged",
      "Continued",
      "HandoverAccepted",
      "KeptOnHold",
      "LookDecided",
      "LookDecidedAlready",
      "LookOpenElsewhere",
      "MoveNotAllowed",
      "Moved",
      "NextTaken",
      "Picture",
      "Report",
      "SharedLineMarked",
      "TakenByOther",
    ];
    const names = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (!isObjectType(type) || type.name === "Query" || type.name === "Mutation") return [];
      const isNamed = Object.values(type.getFields()).some(
        (field) =>
          /^(?:contactId|contactNumber|messageId|contact)$/.test(field.name) ||
          getNamedType(field.type).name === "QueueRow",
      );
      return isNamed && !["FoundContacts", "QueueSnapshot"].includes(type.name) ? [type.name] : [];
    });
    expect(names.filter((name) => !OF_A_CONTACT.has(name)).toSorted()).toEqual(ELSEWHERE);
    expect([...OF_A_CONTACT].filter((name) => schema.getType(name) === undefined)).toEqual([]);
    const fields = schema.getMutationType()?.getFields() ?? {};
    for (const [field, arg] of Object.entries(NUMBERS))
      expect(fields[field]?.args.map(({ name }) => name)).toContain(arg);
  });

  it.each([
    ["itself", { id: NOTHING }],
    ["what is of it", { contactId: NOTHING }],
    ["what stands at its row", { row: { id: NOTHING } }],
    ["what stands in it", { contact: { id: NOTHING } }],
    ["what names it so", { contact: NOTHING }],
    ["a newer one of its address", { id: "another", of: { id: NOTHING } }],
  ])("[G490] knows a contact by %s", (_name, value) => {
    expect(isOfAny(value, new Set([NOTHING]))).toBe(true);
    expect(isOfAny(value, new Set())).toBe(false);
  });
});
