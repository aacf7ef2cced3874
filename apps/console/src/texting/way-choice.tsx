import { segmentsOf } from "@holdfast/sms-text";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { Cut, Way } from "./parts.ts";
import { countWords, textsWords } from "./text-count.ts";

export interface WayChoiceProps {
  readonly ways: readonly Way[];
  readonly chosen: Way;
  readonly onChoose: (cut: Cut) => void;
}

/** In how many texts words leave, before they do: the ways there are, and each text as it would arrive. */
export function WayChoice({ ways, chosen, onChoose }: WayChoiceProps): ReactNode {
  return (
    <div className="mt-2">
      {ways.length < 2 ? (
        <p className="text-small font-medium">{wayWords(chosen)}</p>
      ) : (
        <RadioChoice<Cut>
          label={t`How it leaves`}
          selected={chosen.cut}
          onSelect={onChoose}
          choices={ways.map((way) => ({ id: way.cut, label: wayWords(way) }))}
        />
      )}
      {chosen.parts.length < 2 ? null : (
        <ol
          aria-label={t`The texts as they leave`}
          // Scrolled by the keyboard, so it takes the focus.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="mt-1 flex max-h-36 flex-col gap-1 overflow-y-auto rounded-hf border border-line p-1.5"
        >
          {chosen.parts.map((part, nth) => (
            <li
              key={nth}
              className="flex items-baseline justify-between gap-3 rounded bg-ours px-2 py-1 text-small"
            >
              <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">{part.trim()}</span>
              <span className="shrink-0 text-muted tabular-nums max-desk:max-w-[40%] max-desk:shrink">
                {countWords(part)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function wayWords({ cut, parts }: Way): string {
  const texts = textsWords(parts.length);
  switch (cut) {
    case "sentences":
      return t`${texts}, split at sentences`;
    case "short":
      return t`${texts}, split anywhere`;
    case "whole": {
      const long = textsWords(segmentsOf(parts[0]).segments);
      return t`One message, as long as ${long}`;
    }
  }
}
