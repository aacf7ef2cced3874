import { Button, Chip } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { PracticeRun } from "./practice-documents.ts";
import { PracticeComposer } from "./practice-composer.tsx";
import { refusalWords } from "./practice-words.ts";
import { endPractice, lookAtPractice } from "./practice.ts";

/** No sooner, and no later, than this is asked for what comes next: clocks differ. In milliseconds. */
const [SOONEST_MS, LATEST_MS] = [500, 30_000];

/** A practised conversation, with a place to answer until it has ended, and afterwards what to look at. */
export function RunView({ run }: { readonly run: PracticeRun }): ReactNode {
  const now = useNow(60_000);
  const heading = useRef<HTMLHeadingElement>(null);
  const [refused, say] = useState<string | null>(null);
  const { nextAt, endedAt, scenario, lines, points } = run;
  const language = scenario?.language ?? "en";
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (nextAt === null || endedAt !== null) return;
    const wait = Math.min(LATEST_MS, Math.max(SOONEST_MS, nextAt - Date.now()));
    // Again and again: asked too soon, the same time is told once more.
    const again = setInterval(() => void lookAtPractice(), wait);
    return () => clearInterval(again);
  }, [nextAt, endedAt]);
  const theirs = lines.filter(({ isOwn }) => !isOwn).length;
  const heard = useRef(theirs);
  useEffect(() => {
    if (theirs > heard.current)
      announce({ kind: "practice", urgency: "polite", words: () => t`Practice: they wrote.` });
    heard.current = theirs;
  }, [theirs]);
  async function end(): Promise<void> {
    const done = await endPractice(run.id);
    heading.current?.focus();
    if (done === "done") return;
    const words = refusalWords(done);
    say(words);
    announce({ kind: "practice", urgency: "assertive", words: () => words });
  }
  return (
    <section
      aria-labelledby="run-heading"
      className="flex flex-col gap-3 rounded-hf border-2 border-info p-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="run-heading" ref={heading} tabIndex={-1} className="text-base font-semibold">
          {t`Practice`}: <span lang={language}>{scenario?.title ?? ""}</span>
        </h2>
        {endedAt === null ? (
          <Button onPress={() => void end()}>{t`End this practice`}</Button>
        ) : (
          <Chip>{t`This practice has ended.`}</Chip>
        )}
      </div>
      {refused === null ? null : <p className="text-concern">{refused}</p>}
      <section aria-label={t`Practised conversation`}>
        {lines.length === 0 && endedAt === null ? (
          <p className="text-muted">{t`They begin in a moment.`}</p>
        ) : null}
        <ul className="flex flex-col gap-2">
          {lines.map(({ id, at, isOwn, words }) => (
            <li
              key={id}
              className={
                isOwn ? "ml-8 rounded-hf bg-info-tint px-3 py-2" : "mr-8 rounded-hf bg-raised px-3 py-2"
              }
            >
              <p className="text-small text-muted">
                {isOwn ? t`You, in practice` : t`Them, in practice`}, {clockWords(at, now)}
              </p>
              <p lang={isOwn ? undefined : language} className="break-words whitespace-pre-wrap">
                {words ?? t`These words are damaged.`}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {endedAt === null ? <PracticeComposer runId={run.id} /> : null}
      {endedAt !== null && points.length > 0 ? (
        <section aria-labelledby="points-heading" className="flex flex-col gap-2">
          <h3 id="points-heading" className="font-semibold">{t`To look at afterwards`}</h3>
          <ul lang={language} className="flex list-disc flex-col gap-1 pl-5">
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </section>
  );
}
