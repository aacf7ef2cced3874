import type { Language } from "@holdfast/case-schema";
import { compareVersions, type KeptScript } from "./kept-script.ts";
import type { Day } from "./review-state.ts";

/** Whether drafts may be put before anybody: only where nobody real is at the other end. */
export type DraftSetting = "approved_only" | "demo_shows_drafts";

/** Why a version is not to be used. */
export type InsertRefusal =
  | "not_approved"
  | "retired"
  | "review_overdue"
  | "no_such_language"
  | "language_not_checked";

export type MayInsert =
  | { readonly may: true; readonly as: "approved" | "draft" }
  | { readonly may: false; readonly because: InsertRefusal };

/**
 * Whether the words of a version may be put where an advocate writes, in a language, today. Only what is approved, not overdue and
 * checked in that language is; a demo shows drafts, too, and says that they are (GS35). What is retired is nowhere shown.
 */
export function mayInsert(
  { script, review }: KeptScript,
  {
    language,
    today,
    drafts,
  }: { readonly language: Language; readonly today: Day; readonly drafts: DraftSetting },
): MayInsert {
  if (script.wordings[language] === undefined) return { may: false, because: "no_such_language" };
  if (review.status === "retired") return { may: false, because: "retired" };
  const because = refusalOf(review, language, today);
  if (because === null) return { may: true, as: "approved" };
  return drafts === "demo_shows_drafts" ? { may: true, as: "draft" } : { may: false, because };
}

/** Of each script the newest version that may be inserted, with what it would be inserted as; an approved one before any draft. */
export function insertable(
  kept: readonly KeptScript[],
  asked: Parameters<typeof mayInsert>[1],
): readonly { readonly kept: KeptScript; readonly as: "approved" | "draft" }[] {
  const best = new Map<string, { readonly kept: KeptScript; readonly as: "approved" | "draft" }>();
  for (const each of kept) {
    const answer = mayInsert(each, asked);
    if (!answer.may) continue;
    const held = best.get(each.script.id);
    const isBetter =
      held === undefined ||
      (held.as === answer.as
        ? compareVersions(held.kept.script.version, each.script.version) < 0
        : answer.as === "approved");
    if (isBetter) best.set(each.script.id, { kept: each, as: answer.as });
  }
  return [...best.values()];
}

function refusalOf(review: KeptScript["review"], language: Language, today: Day): InsertRefusal | null {
  if (review.status !== "approved") return "not_approved";
  // Days are written so that they compare as texts.
  if (review.due < today) return "review_overdue";
  return review.languages[language] === undefined ? "language_not_checked" : null;
}
