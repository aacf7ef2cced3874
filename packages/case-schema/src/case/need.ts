import { z } from "zod";

/** What somebody needs, the first three being those that federal reports count as emergencies. */
export const Need = z.enum([
  "emergency_shelter",
  "extraction",
  "transportation",
  "medical",
  "food_clothing",
  "safety_planning",
  "legal",
  "immigration",
  "interpretation",
  "mental_health",
  "substance_use",
  "law_enforcement_contact",
  "phone_or_device",
  "money",
  "childcare",
  "pets",
  "documents",
  "repatriation",
]);
export type Need = z.infer<typeof Need>;

/** The kind of support plan (`spl_Type`, HTCDS 2.0) that answers a need; `null` where none of them does. */
export const NEED_HTCDS: Readonly<Record<Need, string | null>> = Object.freeze({
  emergency_shelter: "SocialCare",
  extraction: null,
  transportation: "SocialCare",
  medical: "Health",
  food_clothing: "SocialCare",
  safety_planning: "SocialCare",
  legal: "Legal",
  immigration: "Legal",
  interpretation: "SocialCare",
  mental_health: "Health",
  substance_use: "Health",
  law_enforcement_contact: "Legal",
  phone_or_device: "SocialCare",
  money: "Financial",
  childcare: "SocialCare",
  pets: "SocialCare",
  documents: "Legal",
  repatriation: null,
});

/** How things stand with one need. */
export const NeedState = z.enum(["open", "met", "not_wanted"]);
export type NeedState = z.infer<typeof NeedState>;
