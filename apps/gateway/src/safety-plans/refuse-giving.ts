import type { PlanMoment, StoredPlan } from "@holdfast/db";
import { nextStep } from "@holdfast/safety-plan";
import { planOfStored } from "./plan-of-stored.ts";

/** Why a piece of a plan is not given. */
export type GiveRefusal =
  /** They did not ask for it. */
  | "not_agreed"
  /** That field holds none. */
  | "no_words"
  /** It is not safe to talk, or nobody said in this contact that the device is private. */
  | "not_safe";

/** A piece as it is to be given. */
export interface PieceAsked {
  readonly field: string;
  readonly way: "spoken" | "message";
  /** Whether they asked for it, now. */
  readonly isAgreed: boolean;
}

/**
 * Why a piece may not be given to whoever speaks, or `null`: nothing is that they did not ask for, nor while it is not safe to talk;
 * and nothing is sent to a device of which nobody said in this contact that it is private.
 */
export function refuseGiving(
  stored: StoredPlan,
  { field, way, isAgreed }: PieceAsked,
  { since }: PlanMoment,
): GiveRefusal | null {
  if (!isAgreed) return "not_agreed";
  if (!isWorded(field)) return "no_words";
  const { plan } = planOfStored(stored);
  if (nextStep(plan, new Date(since).toISOString()).step === "close") return "not_safe";
  if (way === "spoken") return null;
  const device = plan.fields["first.device_safe"];
  const isPrivate = device?.value.kind === "answered" && device.value.value === "yes";
  return isPrivate && Date.parse(device.at) >= since ? null : "not_safe";
}

/** Fields that hold words: the only ones that a piece of a plan is of. */
function isWorded(field: string): boolean {
  return field.startsWith("section.") || field.startsWith("emotional.") || field === "cover_story";
}
