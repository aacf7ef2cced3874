import type { SafetyPlan } from "./safety-plan.ts";

/** Why a plan is of a crisis. */
export type CrisisReason = "leaves_within_24h" | "leaves_now" | "injury";

/** Why this is a crisis, whose clock starts; nothing when it is none (SP40). */
export function crisisReasons({ fields }: SafetyPlan): readonly CrisisReason[] {
  const ready = fields.ready_to_leave?.value;
  const injury = fields["first.injury"]?.value;
  return [
    ...(ready === "within_24h" ? (["leaves_within_24h"] as const) : []),
    ...(ready === "now" ? (["leaves_now"] as const) : []),
    ...(injury?.kind === "answered" && injury.value === "emergency" ? (["injury"] as const) : []),
  ];
}
