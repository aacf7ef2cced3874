import type { Question } from "@holdfast/safety-plan";
import { Button } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { z } from "zod";
import { PlaceEditor } from "../case/place-editor.tsx";
import { NO_PLACE, TypedPlace } from "../case/typed-place.ts";
import { WordsEditor } from "../case/words-editor.tsx";
import { choicesOf } from "./answer-words.ts";
import { questionTitle } from "./question-words.ts";
import { TypedLength, TypedReconnect, TypedWith } from "./typed-answer.ts";

export interface AnswerEditorProps {
  readonly question: Question;
  /** The answer as it is typed; `null` where nothing was chosen. */
  readonly typed: unknown;
  readonly onType: (typed: unknown) => void;
}

const Word = z.string().nullable().catch(null);
const List = z.array(z.string()).catch([]);

/** Where a question is answered, each in its way. */
export function AnswerEditor({ question, typed, onType }: AnswerEditorProps): ReactNode {
  const label = questionTitle(question);
  const choices = choicesOf(question);
  switch (question) {
    case "device_safe":
    case "alone":
    case "on_foot":
    case "injury":
      return (
        <RadioChoice
          label={label}
          isColumn
          selected={Word.parse(typed)}
          onSelect={onType}
          choices={choices}
        />
      );
    case "transport":
    case "weapons_watch":
      return <CheckChoice label={label} selected={List.parse(typed)} onSelect={onType} choices={choices} />;
    case "where":
      return (
        <PlaceEditor
          label={label}
          typed={TypedPlace.catch(NO_PLACE).parse(typed)}
          onType={onType}
          isDisabled={false}
        />
      );
    case "reconnect":
      return <ReconnectEditor {...{ question, typed, onType }} />;
    case "how_long":
      return <LengthEditor {...{ question, typed, onType }} />;
    case "with":
      return <WithEditor {...{ question, typed, onType }} />;
  }
}

const shortText = { kind: "text", isLong: false } as const;

function ReconnectEditor({ question, typed, onType }: AnswerEditorProps): ReactNode {
  const read = TypedReconnect.safeParse(typed);
  const now = read.success ? read.data : null;
  const asksWhen = now?.what === "you_may_text_at" || now?.what === "you_may_call_at";
  return (
    <>
      <RadioChoice
        label={questionTitle(question)}
        isColumn
        selected={now?.what ?? null}
        onSelect={(what) => onType({ what, when: now?.when ?? "" })}
        choices={choicesOf(question)}
      />
      {asksWhen ? (
        <WordsEditor
          label={t`When it is safe, in their words`}
          shape={shortText}
          typed={now.when}
          onType={(when) => onType({ ...now, when })}
          isReadOnly={false}
        />
      ) : null}
    </>
  );
}

function LengthEditor({ question, typed, onType }: AnswerEditorProps): ReactNode {
  const read = TypedLength.safeParse(typed);
  const now = read.success ? read.data : null;
  return (
    <>
      <RadioChoice
        label={questionTitle(question)}
        isColumn
        selected={now?.kind ?? null}
        onSelect={(kind) => onType({ minutes: "", at: "", ...now, kind })}
        choices={choicesOf(question)}
      />
      {now?.kind === "minutes" ? (
        <WordsEditor
          label={t`How many minutes`}
          shape={{ kind: "number" }}
          typed={now.minutes}
          onType={(minutes) => onType({ ...now, minutes })}
          isReadOnly={false}
        />
      ) : null}
      {now?.kind === "until" ? (
        <label className="flex flex-col gap-1 text-small font-medium text-ink">
          {t`Until when, by the clock here`}
          <input
            type="datetime-local"
            autoComplete="off"
            value={now.at}
            onChange={({ target }) => onType({ ...now, at: target.value })}
            className="min-h-8 w-full rounded-hf border border-control bg-surface px-2 text-ink"
          />
        </label>
      ) : null}
    </>
  );
}

function WithEditor({ question, typed, onType }: AnswerEditorProps): ReactNode {
  const all = TypedWith.catch([]).parse(typed);
  return (
    <>
      {all.length === 0 ? <p className="text-small">{t`Nobody, so far.`}</p> : null}
      {all.map((each, at) => (
        // They have nothing but their order.
        <div key={at} className="flex flex-col gap-1 border-l-2 border-line pl-2">
          <RadioChoice
            label={t`Who would come, ${String(at + 1)}`}
            selected={each.who}
            onSelect={(who) => onType(all.with(at, { ...each, who: WHO.parse(who) }))}
            choices={choicesOf(question)}
          />
          <WordsEditor
            label={t`What they say of them, ${String(at + 1)}`}
            shape={shortText}
            typed={each.said}
            onType={(said) => onType(all.with(at, { ...each, said }))}
            isReadOnly={false}
          />
          <p>
            <Button size="inline" onPress={() => onType(all.toSpliced(at, 1))}>
              {t`Take away ${String(at + 1)}`}
            </Button>
          </p>
        </div>
      ))}
      <p>
        <Button size="inline" onPress={() => onType([...all, { who: "child", said: "" }])}>
          {t`Somebody would come`}
        </Button>
      </p>
    </>
  );
}

const WHO = z.enum(["child", "adult", "animal"]);
