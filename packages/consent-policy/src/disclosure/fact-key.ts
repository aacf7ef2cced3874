import type { CaseFact } from "@holdfast/case-schema/case";

/** Names one fact of a case: where it stands, never what it says. */
export type FactKey = string & { readonly __factKey: true };

/** The key of a fact, the same as long as it stands where it does. */
export function factKey({ part, id, field, at }: Pick<CaseFact, "part" | "id" | "field" | "at">): FactKey {
  return `${part}/${id}/${field}/${at === null ? "" : String(at)}` as FactKey;
}
