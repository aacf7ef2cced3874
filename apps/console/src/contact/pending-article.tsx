import { Button, classNames } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, type ReactNode } from "react";
import { KeyHint } from "../keys/key-hint.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { clockWords } from "../text/time-words.ts";
import type { PendingEntry } from "./pending.ts";
import { attest, discard, retry } from "./send.ts";

export interface PendingArticleProps {
  readonly entry: PendingEntry;
  /** Takes its words, and those of what waits for it, back to where one writes. */
  readonly onTakeBack: (entry: PendingEntry) => void;
}

/** Words on their way, or words that were refused, with what to do about it. The words stay until somebody decides. */
export function PendingArticle({ entry, onTakeBack }: PendingArticleProps): ReactNode {
  const me = useMe();
  const id = `entry-${entry.id}`;
  const isNote = entry.kind === "note";
  const article = useRef<HTMLElement>(null);
  // The button that tries again leaves while it is tried.
  const kept = useKeptFocus(() => article.current?.focus());
  return (
    <article
      ref={article}
      {...kept}
      aria-labelledby={id}
      tabIndex={-1}
      className={classNames(
        "ml-auto w-fit max-w-[min(42rem,92%)] rounded-lg border-2 px-3.5 py-2",
        entry.refusal === null ? "border-transparent" : "border-concern",
        isNote ? "border-dashed bg-note" : "bg-ours",
      )}
    >
      <p id={id} className="mb-0.5 flex flex-wrap items-baseline gap-x-2 text-small text-muted">
        {isNote ? <span className="font-semibold text-ink">{t`Note to team`}</span> : null}
        <span className="font-semibold text-ink">{me.name}</span>
        <time dateTime={new Date(entry.at).toISOString()} className="tabular-nums">
          {clockWords(entry.at, entry.at)}
        </time>
        <span className={entry.refusal === null ? "" : "font-semibold text-concern"}>
          {stateWords(entry)}
        </span>
      </p>
      <p data-words="" className="wrap-anywhere whitespace-pre-wrap">
        {entry.text}
      </p>
      {entry.refusal === null ? null : (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <span className="text-small text-concern">{entry.refusal.words}</span>
          {entry.refusal.owes === undefined ? (
            <Button size="small" onPress={() => void retry(entry)}>{t`Retry`}</Button>
          ) : (
            <Button size="small" onPress={() => void attest(entry)}>
              {t`Nothing about others: send`}
              <KeyHint id="contact.attest" />
            </Button>
          )}
          {entry.kind === "reply" && entry.refusal.isCertain ? (
            <Button size="small" onPress={() => onTakeBack(entry)}>{t`Write it again`}</Button>
          ) : null}
          <Button size="small" tone="quiet" onPress={() => discard(entry)}>{t`Discard`}</Button>
        </div>
      )}
      {entry.after === null ? null : (
        <div className="mt-1">
          <Button size="small" onPress={() => onTakeBack(entry)}>{t`Undo`}</Button>
        </div>
      )}
    </article>
  );
}

function stateWords({ kind, refusal, after, place, isWantedBack }: PendingEntry): string {
  const isNote = kind === "note";
  if (isWantedBack) return t`Taking it back…`;
  if (after !== null) {
    const [nth, of] = [String(place?.nth ?? 1), String(place?.of ?? 1)];
    return place === null ? t`Waits for those before` : t`${nth} of ${of}, waits for the one before`;
  }
  if (refusal === null) return isNote ? t`Saving…` : t`Sending…`;
  if (refusal.isCertain) return isNote ? t`Not saved` : t`Not sent`;
  return isNote ? t`Not known whether saved` : t`Not known whether sent`;
}
