import type { EditRefusal, FieldName } from "@holdfast/safety-plan";
import type { FieldDraft } from "../case/field-draft.ts";
import { createStore } from "../store/store.ts";

/** Which field of which plan, and in which contact it is written. */
export interface PlanPlace {
  readonly planId: string;
  readonly contactId: string;
  readonly field: FieldName;
}

/** Why a field of a plan was not kept: as the plan's rules say it, or it is not there, or that failed. */
export type PlanRefusal = EditRefusal | "gone" | "forgotten" | "failed";

export type PlanFieldDraft = FieldDraft<PlanRefusal>;

export interface KeptPlanDraft extends PlanFieldDraft {
  readonly place: PlanPlace;
  /** When it was written, in the gateway's time, where that did not hear of it then. */
  readonly saidAt: number | null;
}

/** What was typed into plans and stands nowhere yet. Memory alone; of the same person also when their session has ended. */
export const planDrafts = createStore<ReadonlyMap<string, KeptPlanDraft>>(new Map());

const keyOf = ({ planId, field }: Pick<PlanPlace, "planId" | "field">): string => `${planId}/${field}`;

export function draftAt(place: Pick<PlanPlace, "planId" | "field">): KeptPlanDraft | null {
  return planDrafts.get().get(keyOf(place)) ?? null;
}

export function draftIn(
  drafts: ReadonlyMap<string, KeptPlanDraft>,
  place: Pick<PlanPlace, "planId" | "field">,
): KeptPlanDraft | null {
  return drafts.get(keyOf(place)) ?? null;
}

export function draftsOf(
  drafts: ReadonlyMap<string, KeptPlanDraft>,
  planId: string,
): readonly KeptPlanDraft[] {
  return [...drafts.values()].filter(({ place }) => place.planId === planId);
}

/** Keeps a draft, or drops it where it is `null`. */
export function putDraft(
  place: PlanPlace,
  draft: PlanFieldDraft | null,
  saidAt: number | null = draftAt(place)?.saidAt ?? null,
): void {
  planDrafts.update((before) => {
    const next = new Map(before);
    if (draft === null) next.delete(keyOf(place));
    else next.set(keyOf(place), { ...draft, place, saidAt });
    return next;
  });
}

/** Drops what was typed into plans in one contact, as where it is not for whoever sits here any more. */
export function forgetPlanDraftsIn(contactId: string): void {
  planDrafts.update(
    (before) => new Map([...before].filter(([, { place }]) => place.contactId !== contactId)),
  );
}
