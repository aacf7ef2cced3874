import type { ContactId, UserId } from "@holdfast/case-schema";
import type { CrisisBegins } from "../crisis-clocks/crisis-store.ts";
import type { PlanEdited, PlanMoment, StoredPlan } from "../safety-plans/safety-plan-store.ts";
import type { Store } from "../store/store.ts";
import type { DisclosureHouse, DisclosureScene } from "./disclosure-house.ts";
import { sampleAsker } from "./sample-case.ts";

/** A plan with whoever a scene is of, who speaks for themself unless said otherwise. Answers its id. */
export async function samplePlan(
  { store, staff }: DisclosureHouse,
  { caseId, person, contactId }: DisclosureScene,
  forWhom = "self",
): Promise<string> {
  const id = crypto.randomUUID();
  const begun = await store.safetyPlans.begin(
    { id, caseId, person, forWhom, contactId },
    sampleAsker(staff.dana, "change_plan"),
  );
  if (begun.kind !== "begun") throw new Error(`no plan was begun: ${begun.kind}`);
  return begun.id;
}

/** One field as somebody who saw that version of it wants it, and as it stands then: as whoever judges edits has it, without the rules of a plan. */
export async function samplePlanEdit(
  store: Store,
  of: { readonly id: string; readonly contactId: ContactId | null },
  by: UserId,
  edit: {
    readonly field: string;
    readonly value: unknown;
    readonly basedOn: number;
    readonly saidAt?: number;
    readonly crisis?: CrisisBegins;
  },
): Promise<PlanEdited<"changed" | "conflict"> | { readonly kind: "not_found" | "forgotten" }> {
  return store.safetyPlans.edit(
    of,
    sampleAsker(by, "change_plan"),
    (plan: StoredPlan, moment: PlanMoment) => {
      const version = plan.values.find(({ field }) => field === edit.field)?.version ?? 0;
      if (version !== edit.basedOn) return { writes: [], tells: true, crisis: null, answer: "conflict" };
      const { field, value, saidAt = moment.now } = edit;
      return {
        writes: [{ field, value, saidAt, version: version + 1 }],
        tells: false,
        crisis: edit.crisis ?? null,
        answer: "changed",
      };
    },
  );
}

/** When the checkpoints of a clock come. */
export const SAMPLE_COURSE = [
  { id: "lead_aware", minutes: 15 },
  { id: "options_tried", minutes: 60 },
  { id: "after_4_hours", minutes: 240 },
  { id: "after_12_hours", minutes: 720 },
  { id: "outcome", minutes: 1440 },
] as const;
