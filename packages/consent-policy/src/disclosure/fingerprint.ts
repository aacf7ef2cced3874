import type { CaseRecord } from "@holdfast/case-schema/case";
import { factsOf } from "@holdfast/case-schema/case";
import { factKey, type FactKey } from "./fact-key.ts";
import { valueAt } from "./value-at.ts";

/**
 * Says whether the chosen facts still are what they were, whatever of them may go, so that nobody's word for one text stands for
 * another. Only the hash of them comes out; it has to be a keyed one, since what is hashed can be guessed.
 */
export function fingerprintOf(
  record: CaseRecord,
  chosen: ReadonlySet<FactKey>,
  at: number,
  keyedHash: (text: string) => string,
): string {
  const facts = factsOf(record, at).filter((fact) => chosen.has(factKey(fact)));
  return keyedHash(
    JSON.stringify(
      facts.map((fact) => [factKey(fact), fact.subjects, fact.classes, valueAt(record, fact) ?? null]),
    ),
  );
}
