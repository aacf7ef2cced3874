import type { DraftData } from "./draft-documents.ts";

/** Everybody's drafts of one contact as one answer gave them, and the how manieth question it answers. */
export interface AnsweredDrafts {
  readonly drafts: readonly DraftData[];
  readonly asked: number;
}

/**
 * The drafts after another answer came, in whatever order answers overtake each other: of each draft the highest revision
 * that was seen, and none that is gone from the answer to the later question.
 */
export function newestDrafts(known: AnsweredDrafts, came: AnsweredDrafts): AnsweredDrafts {
  const [earlier, later] = came.asked < known.asked ? [came, known] : [known, came];
  const drafts = later.drafts.map((draft) => {
    const other = earlier.drafts.find(
      ({ kind, author }) => kind === draft.kind && author.id === draft.author.id,
    );
    return other !== undefined && other.revision > draft.revision ? other : draft;
  });
  return { drafts, asked: later.asked };
}
