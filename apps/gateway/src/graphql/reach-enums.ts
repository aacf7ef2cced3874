import * as schema from "@holdfast/case-schema";
import { builder } from "./builder.ts";

export const ReachLock = builder.enumType("ReachLock", { values: schema.ReachLock.options });
export const LiftAnswer = builder.enumType("LiftAnswer", { values: schema.LiftAnswer.options });
export const ReachLimit = builder.enumType("ReachLimit", { values: schema.ReachLimit.options });
export const ReachContent = builder.enumType("ReachContent", { values: schema.ReachContent.options });
export const ReachFlag = builder.enumType("ReachFlag", { values: schema.ReachFlag.options });
export const ReachWayForward = builder.enumType("ReachWayForward", {
  values: schema.ReachWayForward.options,
});
export const ReachOutcome = builder.enumType("ReachOutcome", {
  values: ["allowed", "limited", "locked"] as const,
});
export const ReachAs = builder.enumType("ReachAs", { values: ["answer", "reach", "fetched"] as const });
export const SilencePhase = builder.enumType("SilencePhase", {
  values: ["quiet", "counting", "countdown", "locked"] as const,
});
export const HandsSign = builder.enumType("HandsSign", { values: schema.HandsSign.options });
export const HandsAsk = builder.enumType("HandsAsk", { values: schema.HandsAsk.options });
export const HandsWhom = builder.enumType("HandsWhom", { values: ["holder", "shift_lead"] as const });
export const Withheld = builder.enumType("Withheld", { values: schema.Withheld.options });
export const ReachStandingKind = builder.enumType("ReachStandingKind", {
  values: ["not_asked", "never", "agreed", "expired"] as const,
});
export const ReachMay = builder.enumType("ReachMay", { values: ["contact", "never"] as const });
export const DangerMeaning = builder.enumType("DangerMeaning", { values: schema.DangerMeaning.options });
export const DroppedAction = builder.enumType("DroppedAction", { values: schema.DroppedAction.options });
export const DeviceAnswer = builder.enumType("DeviceAnswer", { values: schema.DeviceAnswer.options });
export const Weekday = builder.enumType("Weekday", { values: schema.Weekday.options });
export const OptOutBy = builder.enumType("OptOutBy", { values: ["stop_word", "in_words"] as const });
