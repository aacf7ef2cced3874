import type { ContactId, UserId } from "@holdfast/case-schema";
import { sampleHeld } from "@holdfast/db/testing";
import type { Answer } from "./client.ts";
import { CHANGE_PERSON, doorDocument, FILE_CONTACT, READ_CASE } from "./case-documents.ts";
import { testGateway, type TestGateway, type TestGatewayOptions } from "./test-gateway.ts";

const PEOPLE = ["dana", "ada", "marta", "lee", "pat", "cam", "alex"] as const;
export type CasePeople = (typeof PEOPLE)[number];

/** A case with one person, and the contact with which it began. */
export interface DeskCase {
  readonly caseId: string;
  readonly person: string;
  readonly contactId: ContactId;
}

/** A gateway with everybody signed in who may or may not read cases; the lead is on shift. */
export interface CaseDesk {
  readonly house: TestGateway;
  readonly id: (name: CasePeople) => UserId;
  /** Of the session in which they ask. */
  readonly cookie: (name: CasePeople) => string;
  readonly asked: (by: CasePeople | null, query: string, variables?: object) => Promise<Answer>;
  /** What came of the field that a document calls `done`. */
  readonly done: (by: CasePeople, query: string, variables?: object) => Promise<unknown>;
  readonly held: (by: CasePeople) => Promise<ContactId>;
  readonly file: (by: CasePeople, given: object) => Promise<unknown>;
  readonly begin: (by: CasePeople) => Promise<DeskCase>;
  readonly read: (by: CasePeople, caseId: string) => Promise<unknown>;
  readonly change: (
    by: CasePeople,
    of: DeskCase,
    field: string,
    value: unknown,
    seen?: number,
  ) => Promise<unknown>;
  readonly door: (
    by: CasePeople,
    deed: "letIntoCase" | "endLetIntoCase",
    caseId: string,
    user: CasePeople,
  ) => Promise<unknown>;
  readonly numberOf: (caseId: string) => Promise<number>;
  readonly bar: (by: CasePeople, caseId: string, user: CasePeople, id?: string) => Promise<unknown>;
}

const BAR = `mutation ($id: ID!, $caseNumber: Int!, $userId: ID!) {
  done: barFromCase(id: $id, caseNumber: $caseNumber, userId: $userId, reason: knows_them) {
    __typename ... on CaseNotBarred { because } } }`;

export async function caseDesk(options: TestGatewayOptions = {}): Promise<CaseDesk> {
  const house = await testGateway(options);
  const cookies = new Map<string, string>();
  for (const name of PEOPLE) cookies.set(name, await house.signIn(name));
  const staff = await house.store.staff.list();
  const id: CaseDesk["id"] = (name) => {
    const found = staff.find((each) => each.name.toLowerCase() === name);
    if (found === undefined) throw new Error("nobody of that name");
    return found.id;
  };
  await house.store.shifts.keep(id("lee"), "available");
  const asked: CaseDesk["asked"] = async (by, query, variables = {}) =>
    house.ask(by === null ? "" : (cookies.get(by) ?? ""), query, { ...variables });
  const done: CaseDesk["done"] = async (by, query, variables) =>
    ((await asked(by, query, variables)).data as { readonly done: unknown } | null)?.done;
  const held: CaseDesk["held"] = async (by) =>
    sampleHeld(house.store, id(by), { threadKey: crypto.randomUUID(), medium: "text" });
  const file: CaseDesk["file"] = async (by, given) =>
    done(by, FILE_CONTACT, {
      isNew: false,
      newPeople: [],
      came: { kind: "unknown" },
      seenFiling: 0,
      ...given,
    });
  const numberOf: CaseDesk["numberOf"] = async (caseId) =>
    (
      (await done("lee", "query ($id: ID!) { done: case(id: $id) { number } }", { id: caseId })) as {
        readonly number: number;
      }
    ).number;
  return {
    house,
    id,
    cookie: (name) => cookies.get(name) ?? "",
    numberOf,
    bar: async (by, caseId, user, barId = crypto.randomUUID()) =>
      done(by, BAR, { id: barId, caseNumber: await numberOf(caseId), userId: id(user) }),
    asked,
    done,
    held,
    file,
    async begin(by) {
      const begun = {
        caseId: crypto.randomUUID(),
        person: crypto.randomUUID(),
        contactId: await held(by),
      };
      const { person } = begun;
      const filed = await file(by, {
        ...begun,
        isNew: true,
        newPeople: [person],
        came: { kind: "person", person },
      });
      if ((filed as { readonly __typename: string }).__typename !== "ContactFiled")
        throw new Error("the sample is not filed");
      return begun;
    },
    read: async (by, caseId) => done(by, READ_CASE, { id: caseId }),
    change: async (by, { caseId, person }, field, value, seen = 0) =>
      done(by, CHANGE_PERSON, { caseId, id: person, field, value, seen }),
    door: async (by, deed, caseId, user) => done(by, doorDocument(deed), { caseId, userId: id(user) }),
  };
}
