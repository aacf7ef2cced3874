import { isDeepStrictEqual } from "node:util";
import type { ContactId, UserId } from "@holdfast/case-schema";
import type { KeptPlanValue, PlanDecided, PlanMoment, PlanWrite, StoredPlan } from "@holdfast/db";
import {
  applyEdit,
  CHECKPOINTS,
  crisisReasons,
  nextStep,
  type CrisisReason,
  type EditRefusal,
  type Kept,
  type FieldName,
  type NextStep,
  type SafetyPlan,
} from "@holdfast/safety-plan";
import { planOfStored } from "./plan-of-stored.ts";

/** One field as somebody wants it. Personal data: `value`. */
export interface EditGiven {
  readonly field: string;
  readonly value: unknown;
  /** The version that they saw; `0`: none. */
  readonly basedOn: number;
  /** When they wrote it; `null`: just now. */
  readonly saidAt: number | null;
}

/** What became of one edit. Personal data: `theirs`. */
export type EditCame =
  | { readonly kind: "changed" | "same"; readonly field: string; readonly version: number }
  | { readonly kind: "conflict"; readonly field: string; readonly theirs: KeptPlanValue }
  | { readonly kind: "refused"; readonly field: string; readonly because: EditRefusal };

export interface EditsCame {
  /** One for each edit, in their order. */
  readonly edits: readonly EditCame[];
  readonly nextStep: NextStep;
  readonly crisisReasons: readonly CrisisReason[];
}

type Writer = KeptPlanValue["by"] & { readonly id: UserId };

/** Judges edits one after another by the rules of plans, each by itself; nothing that somebody typed is lost by it (SP30 to SP33). */
export function judgeEdits(
  stored: StoredPlan,
  given: readonly EditGiven[],
  { since, now }: PlanMoment,
  by: Writer,
  of: { readonly clockId: string; readonly contactId: ContactId | null },
): PlanDecided<EditsCame> {
  const { plan: before, unreadable } = planOfStored(stored);
  const begun = new Date(since).toISOString();
  let plan: SafetyPlan = before;
  const writes: PlanWrite[] = [];
  const edits = given.map((one): EditCame => {
    const { field, value } = one;
    // What cannot be read is written anew as if nothing stood there, under the version that comes next.
    const below = unreadable.get(field) ?? 0;
    const saidAt = Math.min(one.saidAt ?? now, now);
    const at = new Date(saidAt).toISOString();
    const edited = applyEdit(plan, { field, value, basedOn: one.basedOn - below, at, by: by.id }, begun);
    switch (edited.kind) {
      case "changed": {
        ({ plan } = edited);
        const kept = keptIn(plan, field);
        const version = (kept?.version ?? 0) + below;
        writes.push({ field, version, value: kept?.value, saidAt });
        return { kind: "changed", field, version };
      }
      case "same":
        return { kind: "same", field, version: (keptIn(plan, field)?.version ?? 0) + below };
      case "conflict": {
        const version = edited.theirs.version + below;
        if (isSaidAgain(edited.theirs, { ...one, value, basedOn: one.basedOn - below }, by.id))
          return { kind: "same", field, version };
        return {
          kind: "conflict",
          field,
          theirs: { ...theirsIn(stored, edited.theirs, field, by), version },
        };
      }
      case "refused":
        return { kind: "refused", field, because: edited.because };
    }
  });
  const was = crisisReasons(before);
  const reasons = crisisReasons(plan);
  const { clockId: id, contactId } = of;
  // Said anew of one that was of a crisis before, it begins a clock only where none runs.
  const isNew = reasons.some((each) => !was.includes(each));
  const anew = contactId === null || isNew ? [] : saidAnew(plan, given, edits);
  const begins = { id, contactId, course: CHECKPOINTS };
  return {
    writes,
    crisis: isNew
      ? { ...begins, reasons, isOnlyWhereNoneRuns: false }
      : anew.length > 0
        ? { ...begins, reasons: anew, isOnlyWhereNoneRuns: true }
        : null,
    tells: edits.some(({ kind }) => kind === "conflict"),
    answer: { edits, nextStep: nextStep(plan, begun), crisisReasons: reasons },
  };
}

/** Sent again, because nobody heard what came of it: it stands there as its writer wrote it. */
function isSaidAgain(theirs: Kept<FieldName>, { value, basedOn }: EditGiven, by: UserId): boolean {
  return theirs.by === by && theirs.version === basedOn + 1 && isDeepStrictEqual(theirs.value, value);
}

/**
 * Why it is a crisis by what these edits say, be it what stood there: whoever saw the version that stands, and says the same, says it
 * of today. A list that is sent again saw an older one, and says nothing anew.
 */
function saidAnew(
  plan: SafetyPlan,
  given: readonly EditGiven[],
  came: readonly EditCame[],
): readonly CrisisReason[] {
  const said = came.flatMap((each, nth) =>
    each.kind === "changed" || (each.kind === "same" && given[nth]?.basedOn === each.version)
      ? [[each.field, keptIn(plan, each.field)]]
      : [],
  );
  return crisisReasons({ ...plan, fields: Object.fromEntries(said) });
}

function keptIn({ fields }: SafetyPlan, field: string): Kept<FieldName> | undefined {
  const kept: Readonly<Record<string, Kept<FieldName> | undefined>> = fields;
  return kept[field];
}

/** What stands there now: as it was kept, or as an edit before this one of the same list has it. */
function theirsIn(stored: StoredPlan, theirs: Kept<FieldName>, field: string, by: Writer): KeptPlanValue {
  const kept = stored.values.find((each) => each.field === field);
  if (kept?.isReadable === true && kept.version === theirs.version) return kept;
  const at = Date.parse(theirs.at);
  return { field, version: theirs.version, saidAt: at, at, by, value: theirs.value, isReadable: true };
}
