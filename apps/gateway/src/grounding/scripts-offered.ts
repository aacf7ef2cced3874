import type { Language } from "@holdfast/case-schema";
import {
  insertable,
  type DraftSetting,
  type GroundingScript,
  type KeptScript,
} from "@holdfast/grounding-scripts";
import { dayOf } from "./kept-of-stored.ts";

/** A script whose words may be put where an advocate writes, with the wording of one language. */
export interface OfferedScript {
  readonly script: GroundingScript;
  readonly as: "approved" | "draft";
}

/** What may be inserted in a language now (GS35), each with its words in that language alone; in the order of the library. */
export function scriptsOffered(
  kept: readonly KeptScript[],
  language: Language,
  { nowMs, drafts }: { readonly nowMs: number; readonly drafts: DraftSetting },
): readonly OfferedScript[] {
  return insertable(kept, { language, today: dayOf(nowMs), drafts })
    .map(({ kept: { script }, as }) => ({
      script: { ...script, wordings: { [language]: script.wordings[language] } },
      as,
    }))
    .toSorted((one, other) => one.script.rank - other.script.rank);
}
