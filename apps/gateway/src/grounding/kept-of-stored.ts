import type { StoredGroundingScript } from "@holdfast/db";
import { GroundingScript, type KeptScript, type ReviewState } from "@holdfast/grounding-scripts";

/**
 * What this release can read of what is kept, as the rules of review know it; the newest first, as it came. What it cannot read, as
 * of a later release, is in the list of versions and is offered to nobody.
 */
export function keptOfStored(stored: readonly StoredGroundingScript[]): readonly KeptScript[] {
  return stored.flatMap((each) => {
    const read = GroundingScript.safeParse(each.words);
    return read.success ? [{ script: read.data, review: reviewOf(each) }] : [];
  });
}

/** Where a version stands, with the last word of each reviewer in each role and the last check of each language. */
export function reviewOf(stored: StoredGroundingScript): ReviewState {
  const looked = { reviews: lastReviews(stored), languages: lastChecks(stored) };
  if (stored.retired !== null)
    return { status: "retired", on: dayOf(stored.retired.at), because: stored.retired.because };
  if (stored.approved !== null)
    return { status: "approved", ...looked, on: stored.approved.on, due: stored.approved.due };
  return stored.status === "draft" ? { status: "draft" } : { status: "in_review", ...looked };
}

type Looked = Extract<ReviewState, { status: "in_review" }>;

function lastReviews({ reviews }: StoredGroundingScript): Looked["reviews"] {
  const last = new Map(reviews.map((each) => [`${each.role} ${each.by.id}`, each]));
  return [...last.values()].map(({ role, by, verdict, at }) => ({
    role,
    reviewer: by.id,
    on: dayOf(at),
    verdict,
  }));
}

function lastChecks({ languages }: StoredGroundingScript): Looked["languages"] {
  return Object.fromEntries(
    languages.map(({ language, origin, translator, backTranslator, by, at }) => {
      const checked = { checkedBy: by.id, on: dayOf(at) };
      return [
        language,
        origin === "translated" && translator !== null && backTranslator !== null
          ? { origin, translator: translator.id, backTranslator: backTranslator.id, ...checked }
          : { origin: "written" as const, ...checked },
      ];
    }),
  );
}

/** The day of a moment in universal time, as `2026-11-28`. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
