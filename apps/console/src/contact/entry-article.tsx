import type { Medium } from "@holdfast/case-schema";
import { Chip, classNames } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { memo, useRef, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { MailEntry } from "../mail/mail-entry.tsx";
import { QuotingWords } from "../mail/quoting-words.tsx";
import { EntryPictures } from "../pictures/entry-pictures.tsx";
import { sendStateWords } from "../text/domain-words.ts";
import { clockWords } from "../text/time-words.ts";
import type { EntryData } from "./contact-documents.ts";
import { failedStateWords } from "./failure-words.ts";
import { SendOutcome, type SendOutcomeProps } from "./send-outcome.tsx";

/** One thing that was said or noted, with who and when as its name. */
export const EntryArticle = memo(function EntryArticle({
  entry,
  medium,
  onReuse,
  onTakeBack,
}: SendOutcomeProps): ReactNode {
  const id = `entry-${entry.id}`;
  const isMail = medium === "email" && entry.kind === "inbound";
  // What is said in a call is kept nowhere; that it came is.
  const isCall = medium === "voice" && entry.kind === "inbound" && entry.text === "";
  const speaker = speakerOf(entry, medium);
  // The day stands in the heading above, so the time alone will do.
  const time = clockWords(entry.at, entry.at);
  const isNote = entry.kind === "note";
  const article = useRef<HTMLElement>(null);
  // The button that takes an answer back leaves with the answer.
  const kept = useKeptFocus(() => article.current?.focus());
  return (
    <article
      ref={article}
      aria-labelledby={id}
      {...kept}
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
            {entry.sendState === "failed" ? failedStateWords(entry.failure) : sendStateWords(entry.sendState)}
          </span>
        )}
      </p>
      {entry.unreadable && !isMail ? (
        <Chip tone="concern" className="mb-1">
          {t`Unreadable: shown as far as it could be kept`}
        </Chip>
      ) : null}
      {entry.optOutWord === null ? null : (
        <Chip tone={entry.optOutWord === "stop_word" ? "concern" : "neutral"} className="mb-1">
          {entry.optOutWord === "stop_word"
            ? t`A word that opts out, and nothing else. Could be opting out, could be danger.`
            : t`A word that takes opting out back.`}
        </Chip>
      )}
      {isMail ? (
        <MailEntry entry={entry}>
          <Words entry={entry} />
        </MailEntry>
      ) : isCall ? (
        <p>{t`A call came in.`}</p>
      ) : (
        <Words entry={entry} />
      )}
      {entry.kind === "inbound" && !isMail && !isCall ? <EntryPictures messageId={entry.id} /> : null}
      {entry.sendState === null ? null : (
        <SendOutcome entry={entry} medium={medium} onReuse={onReuse} onTakeBack={onTakeBack} />
      )}
    </article>
  );
});

function Words({ entry }: { readonly entry: EntryData }): ReactNode {
  const { text, damaged, quotedFrom, kind } = entry;
  if (text !== null)
    return quotedFrom === null ? wordsAs(text) : <QuotingWords entry={entry} text={text} draw={wordsAs} />;
  return (
    <p className="text-muted italic">
      {damaged
        ? t`This cannot be shown: what is stored is damaged. Please tell an administrator.`
        : kind === "inbound"
          ? t`They deleted this message, or its time was over`
          : t`Its time was over: it is forgotten`}
    </p>
  );
}

function wordsAs(words: string): ReactNode {
  return (
    <p data-words="" className="wrap-anywhere whitespace-pre-wrap empty:hidden">
      {words}
    </p>
  );
}

/** Whoever wrote from another address may be somebody else, and is not called as they are. */
function speakerOf({ automatic, author, sender, kind }: EntryData, medium: Medium): string {
  if (automatic !== null) return t`A machine`;
  // Nobody writes in a call.
  if (medium === "voice" && kind === "inbound") return t`Caller`;
  // Nobody wrote it: a lead had whoever waits told.
  if (kind === "outbound" && author === null) return t`The line`;
  return author?.name ?? (sender?.isOther === true ? t`Another sender` : t`Them`);
}

/** What was taken back is as it should be. */
function isInDoubt({ sendState, failure }: EntryData): boolean {
  return (sendState === "failed" && failure !== "taken_back") || sendState === "unknown";
}
