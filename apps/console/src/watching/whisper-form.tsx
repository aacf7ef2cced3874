import { WHISPER_LENGTH_MAX } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useStore } from "../store/store.ts";
import { dropWhisperDraft, keepWhisperDraft, whisperDrafts } from "./whisper-drafts.ts";
import { writeWhisper } from "./write-whisper.ts";

/** Where somebody writes beside a contact. Who reads it is on its label and its button, and that nothing of it is sent. */
export function WhisperForm({
  row,
  to,
  isOff,
  onClose,
  onWritten,
}: {
  readonly row: QueueRow;
  /** Who has the contact; `null`: it is whoever writes, and the leads read it. */
  readonly to: QueueRow["holder"];
  readonly isOff: boolean;
  readonly onClose: () => void;
  readonly onWritten: () => void;
}): ReactNode {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useStore(whisperDrafts).get(row.id);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  const words = draft?.words ?? "";
  const name = to?.name ?? "";
  const before = draft?.to ?? null;
  const isAnother = words !== "" && before !== null && before.id !== to?.id;
  const was = before?.name ?? "";
  const notice = isOff
    ? t`Not connected: it cannot be written now. What you wrote stays here.`
    : isAnother
      ? to === null
        ? t`You wrote this for ${was}. The contact is yours now, and leads would read it.`
        : t`You wrote this for ${was}. ${name} has the contact now, and would read it.`
      : null;

  async function write(): Promise<void> {
    if (isBusy || isOff || draft === undefined) return;
    setBusy(true);
    const refusal = await writeWhisper(row.id, draft);
    setBusy(false);
    setFault(refusal);
    const said = refusal ?? (to === null ? t`The leads can read it.` : t`${name} can read it.`);
    announce({ kind: `whisper:${row.id}`, urgency: "polite", words: () => said });
    onWritten();
    if (refusal === null) onClose();
    else field.current?.focus();
  }

  return (
    <form
      className="flex flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <label htmlFor={id} className="font-medium">
        {to === null ? t`Answer to the leads who wrote. Never sent.` : t`Whisper to ${name}. Never sent.`}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={2}
        maxLength={WHISPER_LENGTH_MAX}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onClose();
        }}
        data-words=""
        aria-invalid={fault !== null}
        aria-describedby={fault === null && notice === null ? undefined : `${id}said`}
        value={words}
        onChange={({ target }) => {
          setFault(null);
          keepWhisperDraft(row.id, target.value, to);
        }}
        className="rounded-hf border border-control bg-surface px-3 py-2 text-body text-ink"
      />
      {fault === null && notice === null ? null : (
        <p id={`${id}said`} className="font-medium text-concern">
          {fault ?? notice}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          size="small"
          tone="primary"
          isDisabled={isOff || words.trim() === ""}
          isPending={isBusy}
        >
          {to === null ? t`Answer the leads` : t`Whisper to ${name}`}
        </Button>
        <Button
          size="small"
          onPress={() => {
            dropWhisperDraft(row.id);
            onClose();
          }}
        >{t`Discard`}</Button>
      </div>
    </form>
  );
}
