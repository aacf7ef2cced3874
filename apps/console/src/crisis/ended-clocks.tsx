import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { ClockData, CourseData } from "./crisis-documents.ts";
import { writtenOf } from "./written-of.ts";
import { WrittenLine } from "./written-line.tsx";

export interface EndedClocksProps {
  readonly clocks: readonly ClockData[];
  readonly words: CourseData["words"];
}

/** The clocks of a plan that have ended, the latest first, each with what came of it. */
export function EndedClocks({ clocks, words }: EndedClocksProps): ReactNode {
  const now = useNow(60_000);
  if (clocks.length === 0) return null;
  return (
    <ul aria-label={t`Clocks that have ended`} className="flex flex-col gap-1">
      {clocks.map(({ id, startedAt, endedAt }) => {
        const [from, to] = [clockWords(startedAt, now), clockWords(endedAt ?? startedAt, now)];
        return (
          <li key={id} className="tabular-nums">
            <p className="text-muted">{t`A clock ran from ${from} to ${to}.`}</p>
            <WrittenLine written={writtenOf(words, id, { checkpoint: "outcome" })} />
          </li>
        );
      })}
    </ul>
  );
}
