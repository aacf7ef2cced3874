import type { StoredPlan } from "@holdfast/db";
import { FIELDS, ForWhom, isFieldName, newPlan, SafetyPlan } from "@holdfast/safety-plan";

/** A plan as the rules of plans read it, and what of it they cannot: of each such field, the version in which it stands. */
export interface ReadablePlan {
  readonly plan: SafetyPlan;
  /** Damaged, or written by a later release. Whoever writes such a field anew writes its next version. */
  readonly unreadable: ReadonlyMap<string, number>;
}

/** What was kept as the plan that it is. A field that cannot be read hides no other. */
export function planOfStored(stored: StoredPlan): ReadablePlan {
  const { id, caseId, values } = stored;
  const empty = newPlan({ id, caseId, forWhom: ForWhom.parse(stored.forWhom) });
  return values.reduce<ReadablePlan>(
    ({ plan, unreadable }, { field, version, value, saidAt, by, isReadable }) => {
      const kept = { value, version, at: new Date(saidAt).toISOString(), by: by.id };
      const isKnown = isReadable && isFieldName(field) && FIELDS[field].safeParse(value).success;
      const read = isKnown
        ? SafetyPlan.safeParse({ ...plan, fields: { ...plan.fields, [field]: kept } })
        : null;
      return read?.success === true
        ? { plan: read.data, unreadable }
        : { plan, unreadable: new Map([...unreadable, [field, version]]) };
    },
    { plan: empty, unreadable: new Map() },
  );
}
