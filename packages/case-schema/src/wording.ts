import { z } from "zod";
import { isLabel } from "./visible-text.ts";

/** A few words on one line, as a label shows them. */
const Label = z.string().trim().max(80).refine(isLabel);

/** The same words in every language that the team works in. */
export const Wording = z.strictObject({ en: Label, es: Label, fr: Label });
export type Wording = z.infer<typeof Wording>;
