import * as words from "@holdfast/case-schema";
import { builder } from "./builder.ts";

export const InquiryAsker = builder.enumType("InquiryAsker", { values: words.InquiryAsker.options });
export const InHand = builder.enumType("InHand", { values: words.InHand.options });
export const InquiryWay = builder.enumType("InquiryWay", { values: words.InquiryWay.options });
export const CallBack = builder.enumType("CallBack", { values: words.CallBack.options });
export const InquiryEnd = builder.enumType("InquiryEnd", { values: words.InquiryEnd.options });
export const LegalProcessKind = builder.enumType("LegalProcessKind", {
  values: words.LegalProcessKind.options,
});
export const ServedHow = builder.enumType("ServedHow", { values: words.ServedHow.options });
export const LegalFinding = builder.enumType("LegalFinding", { values: words.LegalFinding.options });
export const LegalEnd = builder.enumType("LegalEnd", { values: words.LegalEnd.options });
export const BreachKind = builder.enumType("BreachKind", { values: words.BreachKind.options });
export const TellingWay = builder.enumType("TellingWay", { values: words.TellingWay.options });
