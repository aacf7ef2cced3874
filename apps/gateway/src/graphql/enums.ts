import * as schema from "@holdfast/case-schema";
import { builder } from "./builder.ts";

export const Role = builder.enumType("Role", { values: schema.Role.options });
export const ContactStatus = builder.enumType("ContactStatus", { values: schema.ContactStatus.options });
export const Medium = builder.enumType("Medium", { values: schema.Medium.options });
export const DangerReason = builder.enumType("DangerReason", { values: schema.DangerReason.options });
export const Language = builder.enumType("Language", { values: schema.Language.options });
export const SendState = builder.enumType("SendState", { values: schema.SendState.options });
export const ReachWay = builder.enumType("ReachWay", { values: schema.ReachWay.options });
export const Disposition = builder.enumType("Disposition", { values: schema.Disposition.options });
export const EntryKind = builder.enumType("EntryKind", { values: ["inbound", "outbound", "note"] as const });
