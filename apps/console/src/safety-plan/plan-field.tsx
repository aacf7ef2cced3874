import type { FieldName } from "@holdfast/safety-plan";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useRef, type FocusEvent, type ReactNode } from "react";
import { useHeldStill } from "../case/use-held-still.ts";
import { useMarkedChange } from "../case/use-marked-change.ts";
import { WordsEditor } from "../case/words-editor.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { FieldMarks } from "./field-marks.tsx";
import { fieldChoices, fieldSaid } from "./field-said.ts";
import { fieldTitle } from "./field-title.ts";
import type { PlanData } from "./plan-documents.ts";
import { draftIn, planDrafts, type PlanPlace } from "./plan-drafts.ts";
import { standingOf } from "./plans-shown.ts";
import { savePlanField, typePlan } from "./save-plan.ts";
import { typedOf } from "./typed-answer.ts";

export interface PlanFieldProps {
  readonly data: PlanData;
  readonly contactId: string;
  readonly field: FieldName;
  readonly mayChange: boolean;
}

/** One field of a plan that is no question: filled in where it stands, kept when somebody leaves it, with who wrote it last. */
export function PlanField({ data, contactId, field, mayChange }: PlanFieldProps): ReactNode {
  const place: PlanPlace = { planId: data.facts.id, contactId, field };
  const draft = draftIn(useStore(planDrafts), place);
  const standing = standingOf(data, field);
  const box = useRef<HTMLDivElement>(null);
  const still = useHeldStill(standing, draft !== null, box);
  const kept = useKeptFocus(() =>
    box.current?.querySelector<HTMLElement>(":is(input, textarea):not(:disabled)")?.focus(),
  );
  const writer = data.fields.find(({ name }) => name === field);
  const isMarked = useMarkedChange(standing.revision, writer?.by.id === useMe().id);
  const now = useNow(60_000);
  const typed = draft === null ? typedOf(field, still.shown.value) : draft.typed;
  return (
    <div
      ref={box}
      data-plan-field={field}
      data-changed={isMarked ? "" : undefined}
      className="flex flex-col gap-1 data-changed:rounded-hf data-changed:outline-2 data-changed:outline-offset-2 data-changed:outline-info"
      onFocus={still.hold}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) => {
        if (currentTarget.contains(relatedTarget)) return;
        still.letGo();
        void savePlanField(place);
      }}
    >
      <FieldInput
        field={field}
        typed={typed}
        isReadOnly={!mayChange}
        onType={(next) => {
          typePlan(place, still.shown, next, standing);
          still.letGo();
        }}
      />
      {writer?.isReadable === false ? (
        <p className="text-small text-concern">{t`What stood here cannot be read any more.`}</p>
      ) : null}
      <div className="contents" {...kept}>
        {still.newer === null ? (
          <FieldMarks place={place} draft={draft} standing={standing} />
        ) : (
          <div className="flex flex-col gap-1 rounded-hf border border-line px-2 py-1.5 text-small">
            <p>{t`${still.newer.by} wrote here, ${clockWords(still.newer.at, now)}:`}</p>
            <p className="font-medium whitespace-pre-wrap wrap-anywhere">
              {fieldSaid(field, still.newer.value, now)}
            </p>
            <div>
              <Button size="small" onPress={still.follow}>{t`Use theirs`}</Button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

interface FieldInputProps {
  readonly field: FieldName;
  readonly typed: unknown;
  readonly isReadOnly: boolean;
  readonly onType: (typed: string) => void;
}

function FieldInput({ field, typed, isReadOnly, onType }: FieldInputProps): ReactNode {
  const label = fieldTitle(field);
  const text = typeof typed === "string" ? typed : "";
  const choices = fieldChoices(field);
  if (choices === null && field === "review_at")
    return (
      <label className="flex flex-col gap-1 text-small font-medium text-ink">
        {label}
        <input
          type="datetime-local"
          autoComplete="off"
          value={text}
          readOnly={isReadOnly}
          onChange={({ target }) => onType(target.value)}
          className="min-h-8 w-full rounded-hf border border-control bg-surface px-2 text-ink"
        />
      </label>
    );
  if (choices === null)
    return (
      <WordsEditor
        label={label}
        shape={{ kind: "text", isLong: true }}
        typed={text}
        onType={onType}
        isReadOnly={isReadOnly}
      />
    );
  if (isReadOnly)
    return (
      <p className="text-small">
        <span className="font-medium">{label}</span>:{" "}
        {choices.find(({ id }) => id === text)?.label ?? t`Not said`}
      </p>
    );
  return (
    <div className="text-small">
      <RadioChoice
        label={label}
        showsLabel
        isColumn
        selected={text === "" ? null : text}
        onSelect={onType}
        choices={choices}
      />
    </div>
  );
}
