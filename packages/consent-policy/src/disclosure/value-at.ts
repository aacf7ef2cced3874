import type { CaseFact, CaseRecord } from "@holdfast/case-schema/case";

/** What stands where a fact points. Personal data: only what was decided may be told of it. */
export function valueAt(
  { persons, exploiters, notes }: CaseRecord,
  { part, id, field, at }: CaseFact,
): unknown {
  const parts: readonly { readonly id: string }[] = { person: persons, exploiter: exploiters, note: notes }[
    part
  ];
  const held = parts.find((each) => each.id === id) as Readonly<Record<string, unknown>> | undefined;
  const value = held?.[field];
  return at === null || !Array.isArray(value) ? value : (value as readonly unknown[])[at];
}
