import { z } from "zod";

/** Somebody's gender, as it is counted; their own words stand beside it. */
export const Gender = z.enum(["woman", "man", "trans_woman", "trans_man", "non_binary", "not_said"]);
export type Gender = z.infer<typeof Gender>;

/** Each by its value of `prs_Gender` (HTCDS 2.0). */
export const GENDER_HTCDS: Readonly<Record<Gender, string>> = Object.freeze({
  woman: "Feminine",
  man: "Masculine",
  trans_woman: "TransgenderFeminine",
  trans_man: "TransgenderMasculine",
  non_binary: "NonConforming",
  not_said: "NonSpecifiedUnknown",
});
