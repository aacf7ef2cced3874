import type { CaseFact } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";
import { partsOf } from "../case/case-shown.ts";
import type { CaseData } from "../case/case-documents.ts";
import { shapeOf } from "../case/field-shape.ts";
import { fieldNamed } from "../case/field-words.ts";
import { valueWords } from "../case/value-words.ts";

export type FactAt = Pick<CaseFact, "part" | "id" | "field" | "at">;

/** One fact as somebody chooses it, or tells it: what it is, and what it says. Personal data. */
export function factWords(data: CaseData, { part, id, field, at }: FactAt, language: string): string {
  const held = partsOf(data, part).find((each) => each.id === id);
  const value = held?.fields.find(({ name }) => name === field)?.value;
  const one = at !== null && Array.isArray(value) ? (value as readonly unknown[]).slice(at, at + 1) : value;
  const name = fieldNamed(part, field);
  return t`${name}: ${valueWords(shapeOf(part, field), one, data, language)}`;
}
