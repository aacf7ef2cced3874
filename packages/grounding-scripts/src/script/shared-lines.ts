import { Language } from "@holdfast/case-schema";
import { z } from "zod";
import en from "../library/shared/en.json" with { type: "json" };
import es from "../library/shared/es.json" with { type: "json" };
import fr from "../library/shared/fr.json" with { type: "json" };
import { Line } from "./line.ts";

/** What is said around every script, whichever it is. */
export const SharedLine = z.enum([
  "offer",
  "rate_before",
  "rate_after",
  "check",
  "worse",
  "quiet",
  "back",
  "close",
]);
export type SharedLine = z.infer<typeof SharedLine>;

const Shared = z.record(SharedLine, z.strictObject({ intent: z.string().min(1), open: Line, covert: Line }));
type Shared = z.infer<typeof Shared>;

/** The lines around the scripts, each with a covert variant. Drafts, as the scripts are (GS1). */
export const SHARED: Readonly<Record<Language, Shared>> = z.record(Language, Shared).parse({ en, es, fr });
