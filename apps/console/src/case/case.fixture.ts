import { newCasePerson, PART_FIELDS, type CasePartKind } from "@holdfast/case-schema/case";
import { PersonId } from "@holdfast/case-schema";
import type { Asked } from "../api/gateway.fixture.ts";
import { dana, uuid } from "../queue/row.fixture.ts";
import type { CaseData, CasePartData } from "./case-documents.ts";

export const CASE = uuid(900);
export const [ROSA, INES] = [uuid(901), uuid(902)];

/** An invented part of a case, with who wrote what. */
export function casePart(
  kind: CasePartKind,
  id: string,
  values: Readonly<Record<string, unknown>> = {},
  revisions: Readonly<Record<string, number>> = {},
): CasePartData {
  const empty: Readonly<Record<string, unknown>> = kind === "person" ? newCasePerson(PersonId.parse(id)) : {};
  return {
    id,
    gone: null,
    fields: Object.keys(PART_FIELDS[kind])
      .filter((name) => name !== "id")
      .map((name) => ({
        name,
        value: values[name] ?? empty[name] ?? null,
        revision: revisions[name] ?? 0,
        at: 0,
        by: { id: dana.id, name: dana.name },
      })),
  };
}

/** An invented case of two people. */
export function caseData(facts: Partial<CaseData> = {}): CaseData {
  return {
    id: CASE,
    number: 12,
    version: 7,
    status: "active",
    statusRevision: 0,
    statusAt: 0,
    statusBy: { id: dana.id, name: dana.name },
    isReadable: true,
    persons: [
      casePart("person", ROSA, { calledName: "Rosa", age: "adult" }, { calledName: 3 }),
      casePart("person", INES, { roles: ["witness"] }),
    ],
    exploiters: [],
    notes: [],
    ownWords: [],
    filings: [],
    whole: { cases: [CASE], kept: CASE, joins: [] },
    ...facts,
  };
}

/** That a contact is filed there, as the gateway says it, with Rosa as whoever speaks. */
export const filedThere = {
  __typename: "CaseFiling",
  caseId: CASE,
  atVersion: 4,
  at: 0,
  by: { __typename: "CaseStaff", id: dana.id, name: dana.name },
  came: { __typename: "CaseCame", kind: "person", person: ROSA, as: null, proof: null, people: [] },
} as const;

/** The variables with which one operation was asked, each time. */
export function asksOf(
  log: readonly Asked[],
  operation: string,
): readonly Readonly<Record<string, unknown>>[] {
  return log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: Record<string, unknown> })
    .filter(({ operationName }) => operationName === operation)
    .map(({ variables }) => variables);
}
