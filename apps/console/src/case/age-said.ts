import { SubjectAge } from "@holdfast/case-schema";
import type { AgeSaid } from "@holdfast/case-schema/case";
import { z } from "zod";
import type { CaseData } from "./case-documents.ts";

/** All that a case says of somebody's age; what cannot be read says nothing. */
export function ageSaid(data: Pick<CaseData, "persons">, personId: string): AgeSaid {
  const fields = data.persons.find(({ id }) => id === personId)?.fields ?? [];
  const valueOf = (name: string): unknown => fields.find((field) => field.name === name)?.value;
  return {
    age: SubjectAge.catch("unknown").parse(valueOf("age")),
    ageYears: z.number().nullable().catch(null).parse(valueOf("ageYears")),
    bornOn: z.string().nullable().catch(null).parse(valueOf("bornOn")),
  };
}
