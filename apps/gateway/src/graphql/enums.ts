import * as schema from "@holdfast/case-schema";
import { builder } from "./builder.ts";

export const Role = builder.enumType("Role", { values: schema.Role.options });
export const ContactStatus = builder.enumType("ContactStatus", { values: schema.ContactStatus.options });
export const Medium = builder.enumType("Medium", { values: schema.Medium.options });
export const DangerReason = builder.enumType("DangerReason", { values: schema.DangerReason.options });
export const Language = builder.enumType("Language", { values: schema.Language.options });
export const Lane = builder.enumType("Lane", { values: schema.Lane.options });
export const Speaker = builder.enumType("Speaker", { values: schema.Speaker.options });
export const TakeOverReason = builder.enumType("TakeOverReason", { values: schema.TakeOverReason.options });
export const LeadMoveReason = builder.enumType("LeadMoveReason", { values: schema.LeadMoveReason.options });
export const LeadMoveState = builder.enumType("LeadMoveState", { values: schema.LeadMoveState.options });
export const AskAnswer = builder.enumType("AskAnswer", { values: schema.AskAnswer.options });
/** Words on being written to that a message can be; its other kinds are no message's. */
export const OptOutWord = builder.enumType("OptOutWord", { values: ["stop_word", "start_word"] as const });
export const SendState = builder.enumType("SendState", { values: schema.SendState.options });
export const SendFailure = builder.enumType("SendFailure", { values: schema.SendFailure.options });
export const OutageReason = builder.enumType("OutageReason", { values: schema.OutageReason.options });
export const ReachWay = builder.enumType("ReachWay", { values: schema.ReachWay.options });
export const Disposition = builder.enumType("Disposition", { values: schema.Disposition.options });
export const EntryKind = builder.enumType("EntryKind", { values: ["inbound", "outbound", "note"] as const });
export const PictureState = builder.enumType("PictureState", { values: schema.PictureState.options });
export const PictureRefusal = builder.enumType("PictureRefusal", { values: schema.PictureRefusal.options });
export const FileKind = builder.enumType("FileKind", { values: schema.FileKind.options });
export const FileRole = builder.enumType("FileRole", {
  values: [...schema.FileRole.options, "source"] as const,
});
export const AddressedAs = builder.enumType("AddressedAs", { values: schema.AddressedAs.options });
export const AutomaticKind = builder.enumType("AutomaticKind", { values: schema.AutomaticKind.options });
export const LookReason = builder.enumType("LookReason", {
  values: ["unreadable", "partly", "machine"] as const,
});
export const LookVerdict = builder.enumType("LookVerdict", { values: ["seen", "person"] as const });
export const BlockReason = builder.enumType("BlockReason", { values: schema.BlockReason.options });
export const BlockEnd = builder.enumType("BlockEnd", { values: schema.BlockEnd.options });
export const SharedLineKind = builder.enumType("SharedLineKind", { values: schema.SharedLineKind.options });
export const DoubtSign = builder.enumType("DoubtSign", { values: schema.DoubtSign.options });
export const PartlyReason = builder.enumType("PartlyReason", { values: schema.PartlyReason.options });
export const ReportOutcome = builder.enumType("ReportOutcome", { values: schema.ReportOutcome.options });
export const DraftKind = builder.enumType("DraftKind", { values: schema.DraftKind.options });
export const ContinuedHow = builder.enumType("ContinuedHow", {
  values: ["opened", "claimed", "linked"] as const,
});
export const LinkDirection = builder.enumType("LinkDirection", { values: ["to", "from"] as const });
export const FirstOfferEnd = builder.enumType("FirstOfferEnd", { values: ["declined", "gone"] as const });
export const AnswerSubject = builder.enumType("AnswerSubject", { values: schema.AnswerSubject.options });
export const AddressKind = builder.enumType("AddressKind", { values: ["number", "mail"] as const });
/** Which of a contact's addresses is meant. */
export const AddressOf = builder.enumType("AddressOf", {
  values: ["contact", "reach", "sender", "addressee"] as const,
});
/** Those of them at which somebody can be reached elsewhere. */
export const GivenAddress = builder.enumType("GivenAddress", { values: ["contact", "reach"] as const });
export const HandoverState = builder.enumType("HandoverState", { values: schema.HandoverState.options });
export const ShiftState = builder.enumType("ShiftState", { values: schema.ShiftState.options });
export const Apart = builder.enumType("Apart", { values: schema.Apart.options });
export const FollowUpWay = builder.enumType("FollowUpWay", { values: schema.FollowUpWay.options });
export const FollowUpState = builder.enumType("FollowUpState", { values: schema.FollowUpState.options });
export const FollowUpOtherwise = builder.enumType("FollowUpOtherwise", {
  values: schema.FollowUpOtherwise.options,
});
export const FollowUpEnd = builder.enumType("FollowUpEnd", {
  values: ["cancel", "done", "not_reached"] as const,
});
export const FollowUpTimesProblem = builder.enumType("FollowUpTimesProblem", {
  values: ["over", "backwards", "too_long", "too_far", "again_too_early"] as const,
});
