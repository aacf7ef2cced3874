import { type GroundingScript, type Walk, type WalkEvent } from "@holdfast/grounding-scripts";
import { Button } from "@holdfast/ui";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { eventWords, phaseWords } from "./event-words.ts";
import { endWords, lengthWords } from "./grounding-words.ts";
import { Prompter } from "./prompter.tsx";
import { RatingForm } from "./rating-form.tsx";
import { SaidLine } from "./said-line.tsx";
import { walkEvents } from "./walk-events.ts";
import { walkLines } from "./walk-lines.ts";

export interface WalkViewProps {
  readonly walk: Walk;
  readonly script: GroundingScript;
  readonly isDraft: boolean;
  /** The day, as it is said to them. */
  readonly today: string;
  /** How many lines of this place were put where one writes. */
  readonly inserted: number;
  /** Why nothing can be put where one writes; `null` when it can. */
  readonly notInserted: string | null;
  /** Why the last press put nothing there; `null` when it did. */
  readonly problem: string | null;
  readonly canGoBack: boolean;
  /** What the two others are called that are offered when it gets worse. */
  readonly titleOf: (id: string) => string;
  readonly onEvent: (event: WalkEvent) => void;
  /** Puts a line where one writes; `upTo` says how many of them then were. */
  readonly onInsert: (words: string, upTo: number) => void;
  readonly onBack: () => void;
  readonly onCovert: () => void;
  readonly onOver: () => void;
}

/** One script, walked through: what could be said now, and what can happen. Nothing here sends anything. */
export function WalkView(props: WalkViewProps): ReactNode {
  const { walk, script, today, onEvent } = props;
  const { walking, phase } = walk;
  const [isLarge, enlarge] = useState(false);
  const wording = script.wordings[walking.language];
  const lines = walkLines(walk, script, today);
  const isSpoken = walking.form === "voice" || walking.form === "tty";
  const isInsertNext = props.notInserted === null && !isSpoken && props.inserted < lines.length;
  const step =
    phase.at === "step" ? script.steps.find(({ id }) => id === walking.steps[phase.index]?.id) : undefined;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-semibold">
        <span lang={walking.language}>{wording?.title}</span>
        {props.isDraft ? <span className="ml-2 text-small text-concern">{t`Draft.`}</span> : null}
      </h3>
      <p className="text-small font-medium">{phaseWords(phase, walking.steps.length)}</p>
      {step === undefined ? null : (
        <p lang={walking.language} className="text-small text-muted">
          {wording?.steps[step.id]?.intent}
        </p>
      )}
      <CovertSwitch isCovert={walking.covert} canBe={script.covert} onCovert={props.onCovert} />
      {isSpoken && phase.at !== "ended" ? (
        <ToggleSwitch label={t`Large text, to read aloud`} isOn={isLarge} onChange={enlarge} />
      ) : null}
      {isSpoken && isLarge && phase.at !== "ended" ? (
        <Prompter
          lines={lines}
          language={walking.language}
          goesOn={walkEvents(walk).includes("went_on")}
          onNext={() => onEvent({ kind: "went_on" })}
          onBack={props.canGoBack ? props.onBack : null}
        />
      ) : (
        <ol aria-label={t`What can be said now`} className="flex flex-col gap-2">
          {lines.map((line, index) => (
            <SaidLine
              key={line}
              line={line}
              language={walking.language}
              isNext={isInsertNext && index === props.inserted}
              isInserted={index < props.inserted}
              onInsert={isSpoken || props.notInserted !== null ? null : () => props.onInsert(line, index + 1)}
            />
          ))}
        </ol>
      )}
      {lines.length === 0 && phase.at !== "ended" ? <p>{t`Nothing is said now.`}</p> : null}
      {step === undefined ? null : (
        <p className="text-small text-muted">
          {step.waitS > 0
            ? t`Then wait ${lengthWords(step.waitS)}. Nothing is sent by itself.`
            : t`Nothing is sent by itself.`}
        </p>
      )}
      {props.notInserted === null || isSpoken ? null : <p className="text-concern">{props.notInserted}</p>}
      {props.problem === null ? null : (
        <p id="grounding-problem" className="text-concern">
          {props.problem}
        </p>
      )}
      {phase.at === "ended" ? (
        <>
          <p>{endWords(phase.outcome)}</p>
          <Button size="small" data-grounding-next="" onPress={props.onOver} className="self-start">
            {t`Back to what can be offered`}
          </Button>
        </>
      ) : (
        <Happenings {...props} isInsertNext={isInsertNext} />
      )}
    </div>
  );
}

function CovertSwitch({
  isCovert,
  canBe,
  onCovert,
}: {
  readonly isCovert: boolean;
  readonly canBe: boolean;
  readonly onCovert: () => void;
}): ReactNode {
  if (isCovert)
    return <p className="text-small text-muted">{t`Covert: it asks for no answer and shows nothing.`}</p>;
  if (!canBe)
    return <p className="text-small text-muted">{t`This could be seen. When somebody comes, stop.`}</p>;
  return <ToggleSwitch label={t`Covert words from here on`} isOn={false} onChange={onCovert} />;
}

function Happenings({
  walk,
  isInsertNext,
  canGoBack,
  titleOf,
  onEvent,
  onBack,
}: WalkViewProps & { readonly isInsertNext: boolean }): ReactNode {
  const { phase } = walk;
  const events = walkEvents(walk);
  return (
    <fieldset aria-label={t`What happened`} className="flex min-w-0 flex-col items-start gap-2">
      {events.map((kind, index) => {
        const isNext = !isInsertNext && index === 0;
        const next = isNext ? { "data-grounding-next": "" } : {};
        if (kind === "rated")
          return (
            <RatingForm
              key={`${phase.at} ${kind}`}
              isNext={isNext}
              onRated={(rating) => onEvent({ kind: "rated", rating })}
            />
          );
        if (kind === "took")
          return phase.at === "stopped"
            ? phase.offers.map((script, at) => (
                <Button
                  key={script}
                  size="small"
                  {...(at === 0 ? next : {})}
                  onPress={() => onEvent({ kind: "took", script })}
                  className="max-w-full whitespace-normal!"
                >
                  <span lang={walk.walking.language}>{titleOf(script)}</span>
                </Button>
              ))
            : null;
        return (
          <Button
            key={kind}
            size="small"
            {...next}
            {...(kind === "worse" ? { tone: "danger" } : {})}
            onPress={() => onEvent({ kind })}
            className="max-w-full whitespace-normal!"
          >
            {eventWords(kind, phase, walk.walking.form)}
          </Button>
        );
      })}
      {canGoBack ? (
        <Button size="small" tone="quiet" onPress={onBack}>{t`One back: it was a slip`}</Button>
      ) : null}
    </fieldset>
  );
}
