import { z } from "zod";
import type { Classes } from "./field.ts";

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

/** What a need tells of somebody besides that they have it: of several kinds each has to be permitted. */
export const NEED_CLASSES: Readonly<Record<Need, Classes>> = Object.freeze({
  emergency_shelter: ["narrative"],
  extraction: ["narrative"],
  transportation: ["narrative"],
  medical: ["narrative", "health"],
  food_clothing: ["narrative"],
  safety_planning: ["narrative"],
  legal: ["narrative"],
  immigration: ["narrative", "immigration_status"],
  interpretation: ["narrative", "identity"],
  mental_health: ["narrative", "health"],
  substance_use: ["narrative", "health"],
  law_enforcement_contact: ["narrative"],
  phone_or_device: ["narrative"],
  money: ["narrative"],
  childcare: ["narrative", "minor_details"],
  pets: ["narrative"],
  documents: ["narrative", "immigration_status"],
  repatriation: ["narrative", "immigration_status"],
});

/** How things stand with one need. */
export const NeedState = z.enum(["open", "met", "not_wanted"]);
export type NeedState = z.infer<typeof NeedState>;
