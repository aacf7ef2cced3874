import type { UserId } from "@holdfast/case-schema";
import type { GroundingDeed, StoredGroundingScript } from "@holdfast/db";
import {
  approveVersion,
  LanguageCheck,
  retirement,
  toReview,
  withLanguage,
  withReview,
  type Approved,
  type ReviewRefusal,
  type ReviewState,
  type ScriptVersion,
} from "@holdfast/grounding-scripts";
import { keptScripts } from "./kept-scripts.ts";
import { dayOf, keptOfStored, reviewOf } from "./kept-of-stored.ts";

/** Why something is not done with a version. */
export type DeedRefusal =
  | Extract<Approved, { ok: false }>["because"][number]
  | ReviewRefusal
  /** Whoever imported it does not look at it. */
  | "imported_by_yourself"
  | "no_such_language"
  /** One person cannot be two of those who translated, said back and checked. */
  | "checked_by_themselves"
  /** Whoever imported it knows what it should say. */
  | "said_back_by_importer"
  /** Who is said to have translated it, or said it back, is none of ours. */
  | "no_such_person"
  /** Somebody who asks for changes says which. */
  | "no_words"
  | "words_too_long"
  /** This release cannot read its words, which nobody should approve. */
  | "unreadable";

/** Everything that speaks against a deed with one version; nothing where it may be done (GS30 to GS34, DB587). */
export function refusedDeed(
  stored: readonly StoredGroundingScript[],
  meant: ScriptVersion,
  deed: GroundingDeed,
  { by, nowMs }: { readonly by: UserId; readonly nowMs: number },
): readonly DeedRefusal[] {
  const one = stored.find(({ script, version }) => script === meant.id && version === meant.version);
  if (one === undefined) return ["not_kept"];
  const state = reviewOf(one);
  const today = dayOf(nowMs);
  switch (deed.kind) {
    case "begin_review":
      return because(toReview(state));
    case "review": {
      const { role, verdict, words } = deed;
      return [
        ...because(withReview(state, { role, verdict, reviewer: by, on: today })),
        ...own(one, by),
        ...(verdict === "asks_for_changes" && words === null ? (["no_words"] as const) : []),
      ];
    }
    case "check_language":
      return [
        ...checked(one, state, deed, by, today),
        ...own(one, by),
        ...(deed.translated !== null && own(one, deed.translated.backTranslator).length > 0
          ? (["said_back_by_importer"] as const)
          : []),
      ];
    case "approve": {
      const kept = keptScripts(keptOfStored(stored));
      return kept.some(({ script }) => script.id === meant.id && script.version === meant.version)
        ? because(approveVersion(kept, meant, today))
        : ["unreadable"];
    }
    case "retire":
      return because(retirement(state, today, deed.because));
  }
}

function checked(
  { words }: StoredGroundingScript,
  state: ReviewState,
  { language, translated }: Extract<GroundingDeed, { kind: "check_language" }>,
  by: UserId,
  today: string,
): readonly DeedRefusal[] {
  const said = { checkedBy: by, on: today };
  const check = LanguageCheck.safeParse(
    translated === null ? { origin: "written", ...said } : { origin: "translated", ...translated, ...said },
  );
  if (!check.success) return ["checked_by_themselves"];
  const speaks = typeof words === "object" && words !== null && "wordings" in words ? words.wordings : null;
  return [
    ...because(withLanguage(state, language, check.data)),
    ...(typeof speaks === "object" && speaks !== null && language in speaks
      ? []
      : (["no_such_language"] as const)),
  ];
}

const own = ({ importedBy }: StoredGroundingScript, by: string): readonly DeedRefusal[] =>
  importedBy?.id === by ? ["imported_by_yourself"] : [];

function because<Why>(
  answer: { readonly ok: true } | { readonly ok: false; readonly because: readonly Why[] },
): readonly Why[] {
  return answer.ok ? [] : answer.because;
}
