import type { PersonId } from "@holdfast/case-schema";
import { PART_FIELDS, type CasePartKind } from "@holdfast/case-schema/case";
import type { CaseDesk, CasePeople, DeskCase } from "./case-desk.ts";

const ADD = `mutation ($caseId: ID!, $person: ID!, $exploiter: ID!, $note: ID!, $about: [ID!]!, $text: String!) {
  addCasePerson(caseId: $caseId, id: $person) { __typename }
  addCaseExploiter(caseId: $caseId, id: $exploiter, toldBy: $about) { __typename }
  addCaseNote(caseId: $caseId, id: $note, about: $about, mayHold: [narrative], text: $text) { __typename } }`;

/** A case whose every field that holds words holds one that stands nowhere else. */
export interface SownCase extends DeskCase {
  readonly other: string;
  readonly exploiter: string;
  readonly note: string;
  /** Each word with where it stands. */
  readonly words: readonly {
    readonly word: string;
    readonly part: CasePartKind;
    readonly id: string;
    readonly field: string;
  }[];
}

/** What holds no words, and would be known for theirs all the same. */
const CODES: Readonly<Record<string, unknown>> = {
  bornOn: "1971-02-28",
  immigrationStatus: "without_status",
  roles: ["person_in_situation"],
};

/** Whatever was sown, in whatever is answered. */
export const SOWN = /sown-\w+-\w+|1971-02-28|without_status/g;

/** A case of two people who told of one who exploits them, with a note on both: each of their words begins with `sown-` and a name. */
export async function sownCase(
  desk: CaseDesk,
  by: CasePeople,
  names: Readonly<Record<"person" | "other" | "exploiter" | "note", string>>,
): Promise<SownCase> {
  const begun = await desk.begin(by);
  const [other, exploiter, note] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const { caseId, person } = begun;
  const text = `sown-${names.note}-text`;
  await desk.asked(by, ADD, { caseId, person: other, exploiter, note, about: [person, other], text });
  const words: SownCase["words"][number][] = [{ word: text, part: "note", id: note, field: "text" }];
  const parts = [
    ["person", person, names.person],
    ["person", other, names.other],
    ["exploiter", exploiter, names.exploiter],
  ] as const;
  for (const [part, id, name] of parts) {
    const values: Record<string, unknown> = {};
    for (const [field, { schema }] of Object.entries(PART_FIELDS[part])) {
      const word = `sown-${name}-${field}`;
      const value = (part === "person" ? CODES[field] : undefined) ?? worded(schema, word);
      if (value === null) continue;
      values[field] = value;
      if (JSON.stringify(value).includes(word)) words.push({ word, part, id, field });
    }
    const { data } = await desk.asked(by, changesOf(part, Object.keys(values)), { caseId, id, ...values });
    const done = Object.values((data ?? {}) as Record<string, { readonly __typename: string }>);
    if (done.length === 0 || done.some(({ __typename }) => __typename !== "CaseWritten"))
      throw new Error(`a field of the ${part} is not sown`);
  }
  return { ...begun, other, exploiter, note, words };
}

/** Each fact that a case could hold, by whole fields and by the first of each list: what is none of it is passed over. */
export function factsIn({ person, other, exploiter, note }: SownCase): readonly object[] {
  const parts = [
    { part: "person", id: person },
    { part: "person", id: other },
    { part: "exploiter", id: exploiter },
    { part: "note", id: note },
  ] as const;
  return parts.flatMap((of) =>
    Object.keys(PART_FIELDS[of.part]).flatMap((field) => [
      { ...of, field },
      { ...of, field, at: 0 },
    ]),
  );
}

function changesOf(part: CasePartKind, fields: readonly string[]): string {
  const change = (
    field: string,
  ): string => `${field}: changeCaseField(caseId: $caseId, part: ${part}, id: $id, field: "${field}",
    value: $${field}, seenRevision: 0) { __typename }`;
  const said = fields.map((field) => `$${field}: CaseValue`).join(", ");
  return `mutation ($caseId: ID!, $id: ID!, ${said}) { ${fields.map(change).join(" ")} }`;
}

/** A value of the schema with that word in it; `null`: it holds no words. */
function worded(
  schema: { readonly safeParse: (value: unknown) => { readonly success: boolean } },
  word: string,
): unknown {
  const place = { precision: "city", country: "US", region: null, city: word };
  const text = { text: word, about: [] satisfies readonly PersonId[], mayHold: ["narrative"] };
  return [word, [word], text, place, [place]].find((each) => schema.safeParse(each).success) ?? null;
}
