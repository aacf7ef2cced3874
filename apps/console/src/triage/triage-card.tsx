import { Lane, type ContactId } from "@holdfast/case-schema";
import { Button, type ButtonTone } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { bindingsOf } from "../keys/bindings.ts";
import { chordWords } from "../keys/chord.ts";
import { isMac } from "../keys/is-mac.ts";
import { LANE_COMMANDS } from "../keys/lane-commands.ts";
import { preferences } from "../keys/preferences.ts";
import { MediumMark } from "../queue/medium-mark.tsx";
import { RiskMark } from "../queue/risk-mark.tsx";
import { rowName, waitWords } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { FirstMessages } from "./first-messages.tsx";
import type { Words } from "./first-words.ts";
import { judge } from "./judge.ts";
import { TriageBar } from "./triage-bar.tsx";
import { laneWords } from "./triage-words.ts";

export interface TriageCardProps {
  readonly row: QueueRow;
  readonly words: Words;
  readonly isTabStop: boolean;
  readonly isDisabled: boolean;
  readonly onFocus: (id: ContactId) => void;
  readonly onOpen: (row: QueueRow) => void;
  readonly onRetry: () => void;
}

/** One contact that waits: what they wrote first, and what it is found to be. */
export function TriageCard(props: TriageCardProps): ReactNode {
  const { row, words, isDisabled } = props;
  const me = useMe().id;
  const now = useNow();
  const { wait, due } = waitWords(row, now);
  const number = String(row.number);
  const bindings = bindingsOf(useStore(preferences));
  const keyOf = (lane: Lane): string | null => {
    const command = LANE_COMMANDS.find((each) => each.lane === lane);
    const [chord] = command === undefined ? [] : (bindings.get(command.id) ?? []);
    return chord === undefined ? null : chordWords(chord, isMac);
  };
  return (
    // The card is where the keys work, so it takes the focus itself; the list listens for them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      data-row={row.id}
      data-pane-focus=""
      data-keys="contact"
      aria-label={rowName(row, me, now)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- one tab stop in the list, as in the queue
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={() => props.onFocus(row.id)}
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-base font-semibold tabular-nums">{t`Contact ${number}`}</h2>
        <RiskMark row={row} />
        <MediumMark medium={row.medium} />
        <span className="text-small text-muted tabular-nums">{due === null ? wait : `${wait}, ${due}`}</span>
        <Button
          size="small"
          className="ml-auto"
          onPress={() => props.onOpen(row)}
          aria-label={t`Open contact ${number}`}
        >
          {t`Open`}
        </Button>
      </div>
      <FirstMessages words={words} onRetry={props.onRetry} />
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t`Lane of contact ${number}`}</legend>
        {Lane.options.map((lane) => (
          <Button
            key={lane}
            size="small"
            tone={toneOf(lane, row.lane)}
            isDisabled={isDisabled}
            aria-pressed={row.lane === lane}
            onPress={() => void judge(row, { kind: "lane", lane })}
          >
            {keyOf(lane) === null ? null : (
              <kbd className="font-sans text-small opacity-80">{keyOf(lane)}</kbd>
            )}
            {laneWords(lane)}
          </Button>
        ))}
      </fieldset>
      <TriageBar row={row} />
    </article>
  );
}

/** Only the lane that holds stands out: a card whose every choice is loud says nothing of the contact. */
function toneOf(lane: Lane, held: Lane | null): ButtonTone {
  if (lane !== held) return "plain";
  return lane === "life_threat" ? "danger" : "primary";
}
