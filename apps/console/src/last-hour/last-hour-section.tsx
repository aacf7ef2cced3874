import "../watching/watching-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { BoardSection } from "../board/board-section.tsx";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { byFiveMinutes, cameWords, medianWords } from "./last-hour-words.ts";
import type { LastHour } from "./last-hour-document.ts";
import { useLastHour } from "./use-last-hour.ts";

/** What came and was answered in the last hour, for whoever leads: in words, and of all together. */
export function LastHourSection(): ReactNode {
  const { hour, hasFailed, look } = useLastHour();
  if (hour === null && !hasFailed) return null;
  return (
    <BoardSection heading={t`The last hour`}>
      {hour === null ? null : <Counts hour={hour} />}
      {hasFailed ? (
        <p className="flex flex-wrap items-center gap-2 text-small text-concern">
          {hour === null
            ? t`What came in the last hour is unknown.`
            : t`It could not be counted again. This may be out of date.`}
          <Button size="small" onPress={look}>{t`Count again`}</Button>
        </p>
      ) : null}
    </BoardSection>
  );
}

function Counts({ hour }: { readonly hour: LastHour }): ReactNode {
  const now = useNow();
  const [isWhole, showWhole] = useState(false);
  const clock = clockWords(hour.at, now);
  return (
    <>
      <p className="text-muted tabular-nums">
        {cameWords(hour, now)} {t`Counted at ${clock}.`}
      </p>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9rem),1fr))] gap-2">
        <Tile name={t`Taken by somebody`} value={String(hour.answered)} />
        <Tile name={t`Left before an answer`} value={String(hour.left)} />
        <Tile name={t`Median wait`} value={medianWords(hour)} />
      </dl>
      <Button
        size="small"
        tone="quiet"
        className="self-start"
        aria-expanded={isWhole}
        onPress={() => showWhole(!isWhole)}
      >
        {isWhole ? t`Hide the five minutes` : t`Show each five minutes`}
      </Button>
      {isWhole ? (
        <ol
          aria-label={t`How many came in each five minutes`}
          className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-x-3 gap-y-0.5 text-small tabular-nums"
        >
          {byFiveMinutes(hour).map(({ since, count }) => {
            const [from, number] = [clockWords(since, now), String(count)];
            return <li key={since}>{t`${from}: ${number}`}</li>;
          })}
        </ol>
      ) : null}
    </>
  );
}

function Tile({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <div data-hour-tile="" className="rounded-lg border border-line bg-surface px-3 py-2">
      <dt className="text-small text-muted">{name}</dt>
      <dd className="text-base font-semibold tabular-nums">{value}</dd>
    </div>
  );
}
