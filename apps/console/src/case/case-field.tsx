import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useCallback, useMemo, useRef, useSyncExternalStore, type FocusEvent, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { caseDrafts, draftAt, keyOf, putDraft, type FieldPlace } from "./case-drafts.ts";
import type { CaseData, CasePartData } from "./case-documents.ts";
import { standingOf } from "./case-shown.ts";
import { typeInto, type FieldDraft, type Standing } from "./field-draft.ts";
import { FieldEditor } from "./field-editor.tsx";
import type { Shape } from "./field-shape.ts";
import { fieldWords } from "./field-words.ts";
import { OwnWordLines } from "./own-word-lines.tsx";
import { refusalWords } from "./refusal-words.ts";
import { saveField, saveMine, setBeside } from "./save-field.ts";
import { typedOf, valueOf } from "./typed-value.ts";
import { useHeldStill } from "./use-held-still.ts";
import { useMarkedChange } from "./use-marked-change.ts";
import { valueWords } from "./value-words.ts";

export interface CaseFieldProps {
  readonly data: CaseData;
  readonly part: CasePartData;
  readonly place: FieldPlace;
  readonly shape: Shape;
  readonly mayChange: boolean;
}

/** One field of a case: filled in where it stands, kept when somebody leaves it, with who wrote it last. */
export function CaseField(props: CaseFieldProps): ReactNode {
  const standing = standingOf(props.part, props.place.field);
  return standing === null ? null : <StandingField {...props} standing={standing} />;
}

function StandingField({
  data,
  part,
  place,
  shape,
  mayChange,
  standing,
}: CaseFieldProps & { readonly standing: Standing }): ReactNode {
  const draft = useDraft(place);
  const field = useRef<HTMLDivElement>(null);
  // Whoever chose between two values, or saved once more, stays in the field when the button leaves.
  const kept = useKeptFocus(() =>
    field.current?.querySelector<HTMLElement>(":is(input, textarea):not(:disabled)")?.focus(),
  );
  const still = useHeldStill(standing, draft !== null, field);
  const writer = part.fields.find(({ name }) => name === place.field)?.by.id;
  const isMarked = useMarkedChange(standing.revision, writer === useMe().id);
  const label = fieldWords(place.part, place.field);
  return (
    <div
      ref={field}
      data-case-field={place.field}
      data-case-part={place.partId}
      data-changed={isMarked ? "" : undefined}
      className="flex flex-col gap-1 data-changed:rounded-hf data-changed:outline-2 data-changed:outline-offset-2 data-changed:outline-info"
      onFocus={still.hold}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) => {
        if (currentTarget.contains(relatedTarget)) return;
        still.letGo();
        void saveField(place);
      }}
    >
      <FieldEditor
        label={label}
        shape={shape}
        typed={draft === null ? typedOf(shape, still.shown.value) : draft.typed}
        onType={(typed) => {
          const next = typeInto(draftAt(place), still.shown, typed);
          // What came meanwhile stands beside it from the first letter on.
          setBeside(place, next, valueOf(shape, typed), standing);
          still.letGo();
        }}
        data={data}
        ownId={place.partId}
        isDisabled={!mayChange}
      />
      <div className="contents" {...kept}>
        {still.newer === null ? (
          <FieldState draft={draft} standing={standing} place={place} />
        ) : (
          <Newer newer={still.newer} onFollow={still.follow} shape={shape} data={data} />
        )}
        <OwnWordLines data={data} place={place} shape={shape} revision={standing.revision} />
        {draft?.theirs == null ? null : (
          <Overtaken draft={draft} theirs={draft.theirs} place={place} shape={shape} data={data} />
        )}
      </div>
    </div>
  );
}

/** What a colleague wrote while somebody is in the field and has typed nothing: it stands there once they leave, or wish so. */
function Newer({
  newer,
  onFollow,
  shape,
  data,
}: {
  readonly newer: Standing;
  readonly onFollow: () => void;
  readonly shape: Shape;
  readonly data: CaseData;
}): ReactNode {
  const now = useNow(60_000);
  const language = useStore(spoken);
  return (
    <div className="flex flex-col gap-1 rounded-hf border border-line px-2 py-1.5 text-small">
      <p>{t`${newer.by} wrote here, ${clockWords(newer.at, now)}:`}</p>
      <p className="font-medium whitespace-pre-wrap wrap-anywhere">
        {valueWords(shape, newer.value, data, language)}
      </p>
      <div>
        <Button size="small" onPress={onFollow}>{t`Use theirs`}</Button>
      </div>
    </div>
  );
}

function useDraft(place: FieldPlace): FieldDraft | null {
  const key = keyOf(place);
  const get = useCallback(() => caseDrafts.get().get(key) ?? null, [key]);
  return useSyncExternalStore(caseDrafts.subscribe, get);
}

/** Whether it is kept, why not, and who wrote it last. */
function FieldState({
  draft,
  standing,
  place,
}: {
  readonly draft: FieldDraft | null;
  readonly standing: Standing;
  readonly place: FieldPlace;
}): ReactNode {
  const now = useNow(60_000);
  if (draft === null) {
    return standing.revision === 0 ? null : (
      <p className="text-small text-muted tabular-nums">{t`${standing.by}, ${clockWords(standing.at, now)}`}</p>
    );
  }
  if (draft.refusal !== null)
    return <p className="text-small font-medium text-concern">{refusalWords(draft.refusal)}</p>;
  if (draft.phase === "saving") return <p className="text-small text-muted">{t`Saving…`}</p>;
  if (draft.phase === "typing") return null;
  return (
    <p className="flex flex-wrap items-center gap-2 text-small text-concern">
      {t`Kept on this screen, not saved yet.`}
      <Button size="inline" onPress={() => void saveField(place)}>{t`Save now`}</Button>
    </p>
  );
}

/** That a colleague wrote something else meanwhile: both stand there, and nothing is lost until somebody chooses. */
function Overtaken({
  draft,
  theirs,
  place,
  shape,
  data,
}: {
  readonly draft: FieldDraft;
  readonly theirs: Standing;
  readonly place: FieldPlace;
  readonly shape: Shape;
  readonly data: CaseData;
}): ReactNode {
  const now = useNow(60_000);
  const language = useStore(spoken);
  const mine = useMemo(() => valueOf(shape, draft.typed), [shape, draft.typed]);
  const words = (value: unknown): string => valueWords(shape, value, data, language);
  return (
    <div className="flex flex-col gap-1 rounded-hf border border-concern/40 bg-concern-tint px-2 py-1.5 text-small text-concern">
      <p>{t`${theirs.by} wrote something else here, ${clockWords(theirs.at, now)}:`}</p>
      <p className="font-medium whitespace-pre-wrap wrap-anywhere">{words(theirs.value)}</p>
      <p>{t`You wrote:`}</p>
      <p className="font-medium whitespace-pre-wrap wrap-anywhere">{words(mine)}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onPress={() => saveMine(place)}>{t`Keep mine`}</Button>
        <Button size="small" onPress={() => putDraft(place, null)}>{t`Use theirs`}</Button>
      </div>
    </div>
  );
}
