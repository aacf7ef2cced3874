import { Lane, Language, laneNumber, Speaker } from "@holdfast/case-schema";
import { MenuButton } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { languageWords } from "../text/domain-words.ts";
import { durationWords } from "../text/time-words.ts";
import type { Finding } from "./judge.ts";
import { laneWords, speakerWords } from "./triage-words.ts";

const MINUTE_MS = 60_000;
/** How long a contact can be set aside for with one choice. */
const ASIDE_MS = [15, 30, 60, 4 * 60, 12 * 60, 24 * 60].map((minutes) => minutes * MINUTE_MS);

export interface TriageButtonsProps {
  readonly row: QueueRow;
  readonly isDisabled: boolean;
  readonly isInline: boolean;
  readonly onFind: (finding: Finding) => void;
}

/** How pressing, who speaks, which language, and until when it can wait: what the keys do, as buttons. */
export function TriageButtons({ row, isDisabled, isInline, onFind }: TriageButtonsProps): ReactNode {
  const lane = row.lane === null ? t`not yet triaged` : laneWords(row.lane);
  const speaker = row.speaker === null ? t`not known` : speakerWords(row.speaker);
  const language = row.language === null ? t`not known` : languageWords(row.language);
  const common = { size: "small", tone: isInline ? "quiet" : "plain", isDisabled } as const;
  return (
    <div className={isInline ? "contents" : "flex flex-wrap items-center gap-2"}>
      <span data-triage="lane">
        <MenuButton
          {...common}
          label={t`Lane: ${lane}`}
          choices={Lane.options.map((each) => ({
            id: each,
            label: laneWords(each),
            detail: String(laneNumber(each)),
          }))}
          {...(row.lane === null ? {} : { selected: row.lane })}
          onChoose={(id) => onFind({ kind: "lane", lane: Lane.parse(id) })}
        />
      </span>
      <span data-triage="speaker">
        <MenuButton
          {...common}
          label={t`Speaking: ${speaker}`}
          choices={Speaker.options.map((each) => ({ id: each, label: speakerWords(each) }))}
          {...(row.speaker === null ? {} : { selected: row.speaker })}
          onChoose={(id) => onFind({ kind: "speaker", speaker: Speaker.parse(id) })}
        />
      </span>
      <span data-triage="language">
        <MenuButton
          {...common}
          label={t`Language: ${language}`}
          choices={Language.options.map((each) => ({ id: each, label: languageWords(each) }))}
          {...(row.language === null ? {} : { selected: row.language })}
          onChoose={(id) => onFind({ kind: "language", language: Language.parse(id) })}
        />
      </span>
      <span data-triage="aside">
        <MenuButton
          {...common}
          label={row.setAsideUntil === null ? t`Set aside` : t`Set aside: change`}
          choices={[
            ...(row.setAsideUntil === null ? [] : [{ id: "back", label: t`Bring back now` }]),
            ...ASIDE_MS.map((milliseconds) => ({
              id: String(milliseconds),
              label: t`for ${durationWords(milliseconds)}`,
            })),
          ]}
          onChoose={(id) =>
            onFind({ kind: "set_aside", until: id === "back" ? null : serverNow() + Number(id) })
          }
        />
      </span>
    </div>
  );
}

/** Opens one of the menus, as pressing its button does; the focus goes into it. */
export function openTriageMenu(within: ParentNode | null, menu: "speaker" | "language" | "aside"): void {
  const button = within?.querySelector<HTMLElement>(`[data-triage="${menu}"] button`);
  button?.focus();
  button?.click();
}
