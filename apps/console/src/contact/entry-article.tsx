import { Button, Chip, classNames } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { memo, type ReactNode } from "react";
import { sendStateWords } from "../text/domain-words.ts";
import { clockWords } from "../text/time-words.ts";
import type { EntryData } from "./contact-documents.ts";
import { failureReasonWords } from "./failure-words.ts";

/** One thing that was said or noted, with who and when as its name. */
export const EntryArticle = memo(function EntryArticle({
  entry,
  onReuse,
}: {
  readonly entry: EntryData;
  /** Takes the words of an answer that was not sent back to where one writes. */
  readonly onReuse?: (text: string) => void;
}): ReactNode {
  const id = `entry-${entry.id}`;
  const speaker = entry.author?.name ?? t`Them`;
  // The day stands in the heading above, so the time alone will do.
  const time = clockWords(entry.at, entry.at);
  const isNote = entry.kind === "note";
  return (
    <article
      aria-labelledby={id}
      tabIndex={-1}
      className={classNames(
        "w-fit max-w-[min(42rem,92%)] rounded-lg px-3.5 py-2",
        entry.kind === "inbound" && "border border-transparent bg-theirs",
        entry.kind === "outbound" && "ml-auto rounded-r-sm border border-r-4 bg-ours",
        entry.kind === "outbound" &&
          (isInDoubt(entry) ? "border-concern" : "border-transparent border-r-safe"),
        isNote && "ml-auto border-2 border-dashed border-note-line bg-note",
      )}
    >
      <p id={id} className="mb-0.5 flex flex-wrap items-baseline gap-x-2 text-small text-muted">
        {isNote ? <span className="font-semibold text-ink">{t`Note to team`}</span> : null}
        <span className="font-semibold text-ink">{speaker}</span>
        <time dateTime={new Date(entry.at).toISOString()} className="tabular-nums">
          {time}
        </time>
        {entry.sendState === null ? null : (
          <span className={isInDoubt(entry) ? "font-semibold text-concern" : ""}>
            {sendStateWords(entry.sendState)}
          </span>
        )}
      </p>
      {entry.unreadable ? (
        <Chip tone="concern" className="mb-1">
          {t`Unreadable: shown as far as it could be kept`}
        </Chip>
      ) : null}
      {entry.text === null ? (
        <p className="text-muted italic">
          {entry.damaged
            ? t`This cannot be shown: what is stored is damaged. Please tell an administrator.`
            : t`They deleted this message`}
        </p>
      ) : (
        <p className="wrap-anywhere whitespace-pre-wrap">{entry.text}</p>
      )}
      {/* Of an unknown message nobody can say that it was not sent, nor that it should be sent again. */}
      {entry.failure === null || entry.sendState !== "failed" ? null : (
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <p className="text-small text-concern">{failureReasonWords(entry.failure)}</p>
          {onReuse === undefined || entry.text === null ? null : (
            <Button size="small" onPress={() => onReuse(entry.text ?? "")}>
              {t`Write it again`}
            </Button>
          )}
        </div>
      )}
    </article>
  );
});

function isInDoubt({ sendState }: EntryData): boolean {
  return sendState === "failed" || sendState === "unknown";
}
