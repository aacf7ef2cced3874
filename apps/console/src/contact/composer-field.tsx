import type { DraftKind } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { announce } from "../announce/announce.ts";
import { insertAt } from "../canned/insert-at.ts";
import { InsertButton, openInsert, useFitting } from "../canned/insert-button.tsx";
import { SavedWords } from "../drafts/saved-words.tsx";
import { GroundingButton } from "../grounding/grounding-button.tsx";
import { useDoings } from "../keys/doings.ts";
import { runCommand } from "../keys/listen-for-keys.ts";
import type { Sendable } from "../reach/sendable.ts";
import { isChoice } from "../texting/parts.ts";
import { PlainLine } from "../texting/plain-line.tsx";
import { countWords, textsWords } from "../texting/text-count.ts";
import { usePlainly } from "../texting/use-plainly.ts";
import { switchWords, useTextNotices } from "../texting/use-text-notices.ts";
import { WayChoice } from "../texting/way-choice.tsx";
import { MailReplyLines } from "../mail/mail-reply-lines.tsx";
import { notSentWords, type NotSent } from "./not-sent.ts";
import { useAttest } from "./use-attest.ts";
import { useComposed, type Composed } from "./use-composed.ts";

export interface ComposerFieldProps {
  readonly row: QueueRow;
  readonly kind: DraftKind;
  readonly isLoaded: boolean;
  /** Why these words can only be read; `null` when they can be written. */
  readonly lock: string | null;
  /** What may reach them now. Whatever it is, words can be written, and stay. */
  readonly sendable: Sendable;
  /** Whether canned texts are offered: not while what is known is withheld. */
  readonly hasSuggestions: boolean;
}

/** The field itself, what its words cost, and how they leave. */
export function ComposerField({
  row,
  kind,
  isLoaded,
  lock,
  sendable,
  hasSuggestions,
}: ComposerFieldProps): ReactNode {
  const isLocked = lock !== null;
  const composed = useComposed(row, kind, { isLocked, isLoaded, sendable });
  const { text, write, isText, ways, way, notSent } = composed;
  // Why the last press sent nothing, for as long as that is so.
  const [heldBack, setHeldBack] = useState<NotSent | null>(null);
  if (heldBack !== null && heldBack !== notSent) setHeldBack(null);
  const plainly = usePlainly(text, write);
  const texts = useFitting(row);
  const canInsert = kind === "reply" && !isLocked && hasSuggestions && texts.length > 0;
  const isReachOff = kind === "reply" && !isLocked && sendable.kind !== "anything";
  useTextNotices(isText ? text : "", way.parts.length);

  function submit(attests?: "attests"): void {
    void composed.submit(attests);
    // The button is off while there is nothing to send, and must not take the focus with it.
    focusField();
  }

  /** Goes to the next once these words are with the gateway: nobody is left with words that did not leave. */
  async function submitAndNext(): Promise<void> {
    const isSent = composed.submit();
    focusField();
    if (await isSent) runCommand("queue.take-next");
  }

  function sayNotSent(): void {
    if (notSent === null || notSent === "nothing") return;
    setHeldBack(notSent);
    const words = notSentWords(notSent);
    announce({ kind: "not-sent", urgency: "assertive", words: () => words });
  }

  function insert(words: string): void {
    const field = composerField();
    const made = insertAt(
      text,
      field?.selectionStart ?? text.length,
      field?.selectionEnd ?? text.length,
      words,
    );
    // Drawn at once, so that the caret can be set behind it.
    flushSync(() => write(made.text));
    field?.setSelectionRange(made.caret, made.caret);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (event.key === "z" && isCommand && !event.shiftKey && plainly.undo()) event.preventDefault();
  }
  useAttest(row.id, kind === "reply" && notSent === null ? () => submit("attests") : null);
  useDoings({
    "composer.send":
      notSent === null ? { run: () => submit() } : { reason: notSentWords(notSent), onPressed: sayNotSent },
    "composer.send-next":
      notSent === null
        ? { run: () => void submitAndNext() }
        : { reason: notSentWords(notSent), onPressed: sayNotSent },
    "composer.insert": canInsert
      ? { run: openInsert }
      : { reason: t`There is no canned text for what you write here.` },
    "composer.plain":
      isText && !isLocked ? { run: plainly.toggle } : { reason: t`Only for replies by text.` },
  });

  return (
    <>
      <label htmlFor="composer-text" className="mt-1 block text-small text-muted">
        {kind === "reply" ? t`Reply: they will read this` : t`Note: only the team reads this`}
      </label>
      {isLocked ? (
        <p id="composer-lock" className="mt-1 rounded-hf bg-concern-tint px-3 py-2 text-small text-concern">
          {lock}
        </p>
      ) : null}
      <textarea
        id="composer-text"
        data-words=""
        data-kind={kind}
        rows={3}
        value={text}
        spellCheck
        // Else a browser writes the words to its disk, to bring the page back after a crash.
        autoComplete="off"
        readOnly={isLocked}
        aria-describedby={
          isLocked ? "composer-lock" : isReachOff ? "reach-reason composer-state" : "composer-state"
        }
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        className={
          kind === "note"
            ? "mt-1 block max-h-60 w-full resize-y rounded-hf border-2 border-dashed border-note-line bg-note px-3 py-2"
            : "mt-1 block max-h-60 w-full resize-y rounded-hf border border-control bg-canvas px-3 py-2 read-only:bg-raised read-only:text-muted"
        }
      />
      {kind === "reply" && !isLocked && row.medium === "email" ? (
        <MailReplyLines rule={composed.channel?.answerSubject ?? null} />
      ) : null}
      {isText && !isLocked ? (
        <PlainLine
          text={text}
          written={plainly.written}
          onPress={() => {
            plainly.toggle();
            focusField();
          }}
        />
      ) : null}
      {isText && !isLocked && isChoice(ways) ? (
        <WayChoice ways={ways} chosen={way} onChoose={composed.choose} />
      ) : null}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <StateLine
          composed={composed}
          readAt={kind === "reply" ? readAtWords(row, composed) : null}
          heldBack={heldBack}
          off={isReachOff && notSent !== null && notSent !== "offline" ? sendable.kind : null}
        />
        {canInsert ? <InsertButton texts={texts} onInsert={insert} onInserted={focusField} /> : null}
        <GroundingButton />
        <SavedWords contact={row.id} kind={kind} />
        <Button tone="primary" isDisabled={notSent !== null} onPress={() => submit()} className="ml-auto">
          {sendWords(kind, way.parts.length)}
          <kbd aria-hidden="true" className="font-sans text-[0.6875rem] opacity-80">
            {t`Ctrl ⏎`}
          </kbd>
        </Button>
      </div>
    </>
  );
}

/** What the words fill, or why they cannot be sent as they stand. */
function StateLine({
  composed,
  readAt,
  heldBack,
  off,
}: {
  readonly composed: Composed;
  /** When they read what is written here; `null` where nobody can say, or nobody does. */
  readonly readAt: string | null;
  readonly heldBack: NotSent | null;
  /** What may be sent where these words may not. */
  readonly off: Sendable["kind"] | null;
}): ReactNode {
  const { text, isText, length, isOffline, way } = composed;
  const count = isText && !length.isTooLong ? textCount(text, way.parts.length) : length.words;
  const warning = isText ? switchWords(text) : null;
  if (heldBack !== null)
    return (
      <p id="composer-state" className="text-small font-medium text-concern">
        {notSentWords(heldBack)} {heldBack === "too_long" ? length.words : null}
      </p>
    );
  if (off !== null)
    return (
      <p id="composer-state" className="text-small text-concern">
        {off === "nothing"
          ? t`Sending is off now. What you write stays.`
          : t`Only the agreed words can be sent now. What you write stays.`}
      </p>
    );
  return (
    <p id="composer-state" className="text-small text-muted tabular-nums">
      {isOffline ? t`Sending is off until the connection is back.` : count}
      {warning === null ? null : <span className="ml-2 text-concern">{warning}</span>}
      {isOffline || readAt === null ? null : ` ${readAt}`}
    </p>
  );
}

function readAtWords({ medium }: QueueRow, { channel }: Composed): string | null {
  if (medium === "email") return t`They read it when they look at their mail.`;
  return channel?.fetched === true ? t`They read it when they come back.` : null;
}

function textCount(text: string, parts: number): string {
  return parts > 1 ? textsWords(parts) : countWords(text);
}

function sendWords(kind: DraftKind, parts: number): string {
  if (kind === "note") return t`Save note`;
  const texts = textsWords(parts);
  return parts > 1 ? t`Send ${texts}` : t`Send`;
}

function composerField(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>("#composer-text");
}

function focusField(): void {
  composerField()?.focus();
}
