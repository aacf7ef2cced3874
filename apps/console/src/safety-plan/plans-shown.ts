import type { FieldName } from "@holdfast/safety-plan";
import { ask } from "../api/ask.ts";
import type { Standing } from "../case/field-draft.ts";
import { latest } from "../store/latest.ts";
import { createStore } from "../store/store.ts";
import {
  PlanDocument,
  PlansDocument,
  type PlanData,
  type PlanFacts,
  type PlanFieldData,
} from "./plan-documents.ts";

/** Which plans a case has, as far as it is the asker's to know: no content. */
export type PlansOf =
  | { readonly kind: "none" }
  | { readonly kind: "loading" | "failed" | "not_yours"; readonly caseId: string }
  | { readonly kind: "known"; readonly caseId: string; readonly plans: readonly PlanFacts[] };

export const plansOf = createStore<PlansOf>({ kind: "none" });

/** The plan that is shown, in a contact. Personal data: gone with the panel. */
export type PlanShown =
  | { readonly kind: "none" }
  | {
      readonly kind: "loading" | "failed" | "not_yours";
      readonly id: string;
      readonly contactId: string;
    }
  | {
      readonly kind: "ready";
      readonly id: string;
      readonly contactId: string;
      readonly data: PlanData;
      /** Whether the last reading had no answer: what stands there may be out of date. */
      readonly isStale: boolean;
    };

export const planShown = createStore<PlanShown>({ kind: "none" });

const newestList = latest();
const newest = latest();

/** Asks which plans a case has. What is known stays while the gateway is away. */
export async function lookAtPlans(caseId: string): Promise<void> {
  plansOf.update((before) =>
    before.kind === "known" && before.caseId === caseId ? before : { kind: "loading", caseId },
  );
  const answer = await newestList.ask(() => ask(PlansDocument, { caseId }));
  if (answer === null) return;
  plansOf.update((before) => {
    if (before.kind === "none" || before.caseId !== caseId) return before;
    if (answer.kind !== "data") return before.kind === "known" ? before : { kind: "failed", caseId };
    const { safetyPlans: plans } = answer.data;
    return plans === null ? { kind: "not_yours", caseId } : { kind: "known", caseId, plans };
  });
}

/** Reads a plan, which is recorded: only where somebody opened it, or it is told to be otherwise. */
export async function lookAtPlan(id: string, contactId: string): Promise<void> {
  const isThis = (before: PlanShown): boolean =>
    before.kind !== "none" && before.id === id && before.contactId === contactId;
  planShown.update((before) =>
    before.kind === "ready" && isThis(before) ? before : { kind: "loading", id, contactId },
  );
  const answer = await newest.ask(() => ask(PlanDocument, { id, contactId }));
  if (answer === null) return;
  planShown.update((before) => {
    if (!isThis(before)) return before;
    if (answer.kind !== "data")
      return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed", id, contactId };
    const { safetyPlan: data } = answer.data;
    if (data === null) return { kind: "not_yours", id, contactId };
    return { kind: "ready", id, contactId, data: newer(before, data), isStale: false };
  });
}

/** What is shown after a reading that may be older than what was written meanwhile: of each field the newer one. */
function newer(before: PlanShown, read: PlanData): PlanData {
  if (before.kind !== "ready" || before.data.facts.revision <= read.facts.revision) return read;
  return { ...before.data, given: read.given };
}

/** Takes in what came of writing. */
export function learnPlan(id: string, learned: (data: PlanData) => PlanData): void {
  planShown.update((before) =>
    before.kind === "ready" && before.id === id ? { ...before, data: learned(before.data) } : before,
  );
}

/** The fields with one as it stands by now; an older version changes nothing. */
export function withField(fields: readonly PlanFieldData[], now: PlanFieldData): PlanFieldData[] {
  const before = fields.find(({ name }) => name === now.name);
  if (before !== undefined && before.version > now.version) return [...fields];
  return [...fields.filter(({ name }) => name !== now.name), now];
}

/** What was never asked or written. */
const NOTHING: Standing = { value: null, revision: 0, by: "", at: 0 };

/** What stands in a field of a plan. */
export function standingOf({ fields }: Pick<PlanData, "fields">, field: FieldName): Standing {
  const found = fields.find(({ name }) => name === field);
  return found === undefined ? NOTHING : standingIn(found);
}

export function standingIn({ value, version, by, saidAt }: PlanFieldData): Standing {
  return { value: value ?? null, revision: version, by: by.name, at: saidAt };
}
