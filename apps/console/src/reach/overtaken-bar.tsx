import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { reachWords } from "../text/domain-words.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { Preference } from "./reach-documents.ts";
import type { Latest } from "./record-preference.ts";

export interface OvertakenBarProps {
  readonly latest: Latest;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** That something else was recorded since the asking began: what it is, and that somebody has to choose. */
export function OvertakenBar({ latest, onKeepMine, onTakeTheirs }: OvertakenBarProps): ReactNode {
  const now = useNow();
  const { seen } = latest;
  // Each of what was recorded is told once.
  useEffect(() => {
    announce({ kind: `overtaken:${seen ?? ""}`, urgency: "assertive", words: overtakenWords });
  }, [seen]);
  return (
    <section
      id="overtaken"
      aria-label={t`Recorded meanwhile`}
      className="flex flex-col gap-2 rounded-hf bg-concern-tint px-3 py-2 text-concern"
    >
      <p className="font-medium">{overtakenWords()}</p>
      {latest.preference === null ? null : <p>{latestWords(latest.preference, now)}</p>}
      <div className="flex flex-wrap gap-2">
        <Button size="small" onPress={onTakeTheirs}>
          {t`Leave it as it was recorded`}
        </Button>
        <Button size="small" onPress={onKeepMine}>
          {t`What I typed is their newer word`}
        </Button>
      </div>
    </section>
  );
}

/** Says it once more, where somebody records all the same; and leads to where they choose. */
export function sayOvertaken(): void {
  document.querySelector<HTMLElement>("#overtaken button")?.focus();
  announce({ kind: "preference", urgency: "assertive", words: overtakenWords });
}

function overtakenWords(): string {
  return t`Something else was recorded since this was opened. Nothing you typed is recorded or lost.`;
}

function latestWords({ may, ways, confirmedBy, confirmedAt }: Preference, now: number): string {
  const clock = clockWords(confirmedAt, now);
  const said =
    may === "never"
      ? t`never contact them`
      : t`they may be contacted by ${ways.map(({ way }) => reachWords(way)).join(", ")}`;
  return confirmedBy === null ? t`At ${clock}: ${said}.` : t`${confirmedBy.name}, ${clock}: ${said}.`;
}
