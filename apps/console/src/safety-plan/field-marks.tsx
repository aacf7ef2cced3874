import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { keepMine, type Standing } from "../case/field-draft.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { fieldSaid } from "./field-said.ts";
import { putDraft, type PlanFieldDraft, type PlanPlace } from "./plan-drafts.ts";
import { refusalWords } from "./refusal-words.ts";
import { savePlanField } from "./save-plan.ts";
import { valueOf } from "./typed-answer.ts";

export interface FieldMarksProps {
  readonly place: PlanPlace;
  readonly draft: PlanFieldDraft | null;
  readonly standing: Standing;
}

/** Whether a field is kept, why not, who wrote it last, and what somebody else wrote there meanwhile. */
export function FieldMarks({ place, draft, standing }: FieldMarksProps): ReactNode {
  const now = useNow(60_000);
  if (draft === null)
    return standing.revision === 0 ? null : (
      <p className="text-small text-muted tabular-nums">{t`${standing.by}, ${clockWords(standing.at, now)}`}</p>
    );
  if (draft.theirs !== null) return <Overtaken place={place} draft={draft} theirs={draft.theirs} />;
  if (draft.refusal !== null)
    return <p className="text-small font-medium text-concern">{refusalWords(draft.refusal)}</p>;
  if (draft.phase === "saving") return <p className="text-small text-muted">{t`Saving…`}</p>;
  if (draft.phase === "typing") return null;
  return (
    <p className="flex flex-wrap items-center gap-2 text-small text-concern">
      {t`Kept on this screen, not saved yet.`}
      <Button size="inline" onPress={() => void savePlanField(place)}>{t`Save now`}</Button>
    </p>
  );
}

interface OvertakenProps {
  readonly place: PlanPlace;
  readonly draft: PlanFieldDraft;
  readonly theirs: Standing;
}

/** That somebody else wrote something else meanwhile: both stand there, and nothing is lost until somebody chooses. */
function Overtaken({ place, draft, theirs }: OvertakenProps): ReactNode {
  const now = useNow(60_000);
  const words = (value: unknown): string => fieldSaid(place.field, value, now) || t`Nothing`;
  return (
    <div className="flex flex-col gap-1 rounded-hf border border-concern/40 bg-concern-tint px-2 py-1.5 text-small text-concern">
      <p>{t`${theirs.by} wrote something else here, ${clockWords(theirs.at, now)}:`}</p>
      <p className="font-medium whitespace-pre-wrap wrap-anywhere">{words(theirs.value)}</p>
      <p>{t`You wrote:`}</p>
      <p className="font-medium whitespace-pre-wrap wrap-anywhere">
        {words(valueOf(place.field, draft.typed))}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          onPress={() => {
            putDraft(place, keepMine(draft));
            void savePlanField(place);
          }}
        >{t`Keep mine`}</Button>
        <Button size="small" onPress={() => putDraft(place, null)}>{t`Use theirs`}</Button>
      </div>
    </div>
  );
}
