import * as schema from "@holdfast/case-schema";
import { builder } from "./builder.ts";

export const CallPhase = builder.enumType("CallPhase", { values: schema.CallPhase.options });
export const CallPrompt = builder.enumType("CallPrompt", { values: schema.CallPrompt.options });
export const CallDirection = builder.enumType("CallDirection", { values: schema.CallDirection.options });
export const CallLine = builder.enumType("CallLine", { values: schema.CallLine.options });
export const CallEnd = builder.enumType("CallEnd", { values: schema.CallEnd.options });
export const CallLegWho = builder.enumType("CallLegWho", { values: schema.CallLegWho.options });
export const CallLegState = builder.enumType("CallLegState", { values: schema.CallLegState.options });
export const CallDecline = builder.enumType("CallDecline", { values: schema.CallDecline.options });
export const CallRefusal = builder.enumType("CallRefusal", { values: schema.CallRefusal.options });
export const CallPartyRole = builder.enumType("CallPartyRole", { values: schema.CallPartyRole.options });
export const CallTransferState = builder.enumType("CallTransferState", {
  values: schema.CallTransferState.options,
});
export const CallGround = builder.enumType("CallGround", { values: schema.CallGround.options });
export const CallPartyDecline = builder.enumType("CallPartyDecline", {
  values: schema.CallPartyDecline.options,
});
export const CallAnswerSaid = builder.enumType("CallAnswerSaid", {
  values: schema.CallAnswerSaid.options,
});
