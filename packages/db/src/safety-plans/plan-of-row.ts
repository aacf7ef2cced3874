import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { PLACE } from "../sealing/places.ts";
import { openWhole, sealWhole } from "../sealing/seal.ts";
import { valuesOfPlan, type PlanRow, type ValueRow } from "./safety-plan-statements.ts";
import type { KeptPlanValue, PlanFacts, PlanWrite, StoredPlan } from "./safety-plan-store.ts";

export function factsOfPlan(row: PlanRow): PlanFacts {
  return {
    id: row.id,
    caseId: row.case_id,
    person: row.person,
    forWhom: row.for_whom,
    contactId: row.contact_id,
    revision: row.revision,
    begunAt: row.begun_at,
    begunBy: row.begun_by,
    isForgotten: row.owner_key === null,
  };
}

/** A plan with what stands in its fields. */
export async function readPlanOf(
  inside: Pick<Inside, "owners">,
  on: Queryable,
  row: PlanRow,
): Promise<StoredPlan> {
  const values = await valuesOfPlan(on, row.id);
  return { ...factsOfPlan(row), values: values.map((each) => valueOfRow(inside, row, each)) };
}

/** A field's version as its row holds it; what cannot be opened says so, and closes nothing else. */
export function valueOfRow(
  { owners }: Pick<Inside, "owners">,
  { id, person, owner_key: key }: Pick<PlanRow, "id" | "person" | "owner_key">,
  { field, version, said_at: saidAt, at, by, body }: ValueRow,
): KeptPlanValue {
  const kept = { field, version, saidAt, at, by };
  const gone = { ...kept, value: null, isReadable: false };
  if (key === null || body === null) return gone;
  try {
    const clear = openWhole(owners.unwrap(person, key), PLACE.planValue(id, field, version), body);
    const value: unknown = JSON.parse(clear.toString());
    return { ...kept, value, isReadable: true };
  } catch {
    // Damaged: that it was written, when and by whom stands all the same.
    return gone;
  }
}

/** Seals what is to stand in a field. Throws when whoever speaks was forgotten. */
export function sealValue(
  { owners }: Pick<Inside, "owners">,
  { id, person, owner_key: key }: Pick<PlanRow, "id" | "person" | "owner_key">,
  { field, version, value }: PlanWrite,
): Buffer {
  if (key === null) throw new Error("nothing is planned with whoever was forgotten");
  return sealWhole(
    owners.unwrap(person, key),
    PLACE.planValue(id, field, version),
    Buffer.from(JSON.stringify(value)),
  );
}
