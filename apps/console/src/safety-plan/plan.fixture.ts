import { UserId, CaseId } from "@holdfast/case-schema";
import {
  applyEdit,
  crisisReasons,
  newPlan,
  nextStep,
  THIRD_PARTY_CAUTIONS,
  type ForWhom,
  type SafetyPlan,
} from "@holdfast/safety-plan";
import { CASE, ROSA } from "../case/case.fixture.ts";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import type { PlanData, StepData } from "./plan-documents.ts";

export const PLAN = uuid(950);
/** When the contact of these tests began. */
export const SINCE = Date.parse("2026-01-15T08:00:00Z");

interface EditAsked {
  readonly field: string;
  readonly value: unknown;
  readonly basedOn: number;
}

/** An invented plan behind a gateway that judges edits by the rules of plans. */
export interface PlanBehind {
  /** Writes something as a colleague does, elsewhere. */
  readonly martaWrites: (field: string, value: unknown) => void;
  readonly answer: (operation: string, variables: Record<string, unknown>) => object;
  given: PlanData["given"];
  isForgotten: boolean;
}

export function planBehind(forWhom: ForWhom = "self"): PlanBehind {
  let plan: SafetyPlan = newPlan({ id: PLAN, caseId: CaseId.parse(CASE), forWhom });
  let revision = 0;
  const since = new Date(SINCE).toISOString();
  const names = new Map<string, string>([dana, marta].map((each) => [each.id, each.name]));
  const fields = (): PlanData["fields"] =>
    Object.entries(plan.fields).map(([name, kept]) => ({
      name,
      version: kept.version,
      value: kept.value,
      isReadable: true,
      saidAt: Date.parse(kept.at),
      by: { id: kept.by, name: names.get(kept.by) ?? "" },
    }));
  const step = (): StepData => ({
    question: null,
    because: null,
    ask: null,
    ...nextStep(plan, since),
    sections: [],
  });
  function edit({ field, value, basedOn }: EditAsked, by: string): object {
    const at = new Date(SINCE + 60_000).toISOString();
    const edited = applyEdit(plan, { field, value, basedOn, at, by: UserId.parse(by) }, since);
    const nothing = { field, kind: edited.kind, version: null, because: null, theirs: null };
    if (edited.kind === "refused") return { ...nothing, because: edited.because };
    if (edited.kind === "conflict")
      return { ...nothing, theirs: fields().find(({ name }) => name === field) };
    ({ plan } = edited);
    return { ...nothing, version: fields().find(({ name }) => name === field)?.version };
  }
  const behind: PlanBehind = {
    given: [],
    isForgotten: false,
    martaWrites(field, value) {
      const version = fields().find(({ name }) => name === field)?.version ?? 0;
      edit({ field, value, basedOn: version }, marta.id);
      revision += 1;
    },
    answer(operation, variables) {
      const facts: PlanData["facts"] = {
        id: PLAN,
        personId: ROSA,
        forWhom,
        revision,
        begunAt: SINCE,
        begunBy: { name: "Dana" },
        isForgotten: behind.isForgotten,
      };
      switch (operation) {
        case "SafetyPlans":
          return { safetyPlans: [facts] };
        case "SafetyPlan":
          return {
            safetyPlan: {
              facts,
              fields: fields(),
              given: behind.given,
              nextStep: step(),
              since: SINCE,
              crisisReasons: [...crisisReasons(plan)],
              cautions: forWhom === "self" ? [] : [...THIRD_PARTY_CAUTIONS],
            } satisfies PlanData,
          };
        case "EditSafetyPlan": {
          const edits = (variables["edits"] as EditAsked[]).map((each) => edit(each, dana.id));
          revision += 1;
          const came = { revision, edits, nextStep: step(), crisisReasons: [...crisisReasons(plan)] };
          return { done: { __typename: "SafetyPlanEdited", ...came } };
        }
        case "CrisisCourse":
          return { crisisCourse: { clocks: [], words: [] } };
        case "CrisisClocks":
          return { crisisClocks: [], crisisClocksUnheld: 0 };
        default:
          return {};
      }
    },
  };
  return behind;
}
