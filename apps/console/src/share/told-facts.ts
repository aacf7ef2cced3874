import { CASE_VERSION, CaseRecord, factsOf, type CaseFact } from "@holdfast/case-schema/case";
import type { CaseData, CasePartData } from "../case/case-documents.ts";

/** Everything in a case that could be told at this instant, by what is known of it here; `null`: some of it cannot be read. */
export function toldFacts(data: CaseData, at: number): readonly CaseFact[] | null {
  const read = CaseRecord.safeParse({
    version: CASE_VERSION,
    id: data.id,
    status: data.status,
    contacts: [],
    persons: data.persons.map(recordOf),
    exploiters: data.exploiters.map(recordOf),
    notes: data.notes.map((note) => ({
      ...recordOf(note),
      writtenBy: note.madeBy.id,
      writtenAt: note.madeAt,
    })),
  });
  return read.success ? factsOf(read.data, at) : null;
}

const recordOf = ({ id, fields }: CasePartData): Readonly<Record<string, unknown>> => ({
  id,
  ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
});

/** What a fact is chosen by. */
export const factId = ({ part, id, field, at }: Pick<CaseFact, "part" | "id" | "field" | "at">): string =>
  `${part}/${id}/${field}/${at === null ? "" : String(at)}`;
