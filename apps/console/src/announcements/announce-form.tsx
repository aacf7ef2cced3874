import { ANNOUNCEMENT_LENGTH_MAX } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { lookAtAnnouncements, type Held } from "./announcements.ts";
import { endChoices } from "./end-choices.ts";
import { changeAnnouncement, sayAnnouncement } from "./say-announcement.ts";

/** Asks what is said to everybody on shift, and until when: anew, or in the place of what is said. Whoever reads it may pass it on: nobody who reached us belongs in it. */
export function AnnounceForm({
  said = null,
  onClose,
}: {
  /** What is said already, and is to be said otherwise. */
  readonly said?: Held | null;
  readonly onClose: () => void;
}): ReactNode {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const now = useNow();
  const broken = breakOf(useStore(freshness), useNow(1_000));
  const isOff = broken === "reconnecting" || broken === "offline";
  // What was chosen stays what it was, however long somebody writes.
  const [choices] = useState(() => {
    const times = [...endChoices(serverNow()), ...(said === null ? [] : [said.endsAt])];
    return [...new Set(times)].toSorted((one, other) => one - other);
  });
  const [given, give] = useState({
    id: crypto.randomUUID(),
    text: said?.text ?? "",
    endsAt: said?.endsAt ?? choices[1] ?? 0,
  });
  // What a colleague says meanwhile is not what these words were to stand in the place of.
  const [seenVersion] = useState(said?.version ?? 0);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  const change = (next: { readonly text: string } | { readonly endsAt: number }): void => {
    setFault(null);
    give((before) => ({ ...before, ...next, id: crypto.randomUUID() }));
  };

  async function say(): Promise<void> {
    if (isBusy || isOff || given.text.trim() === "") return;
    setBusy(true);
    const refusal =
      said === null
        ? await sayAnnouncement(given)
        : await changeAnnouncement({ ...given, id: said.id, seenVersion });
    setBusy(false);
    setFault(refusal);
    const words = refusal ?? t`Everybody on shift can read it.`;
    announce({ kind: "announcement", urgency: "polite", words: () => words });
    await lookAtAnnouncements();
    if (refusal === null) onClose();
    else field.current?.focus();
  }

  const left = String(ANNOUNCEMENT_LENGTH_MAX - given.text.length);
  const notice = fault ?? (isOff ? t`Not connected: it cannot be said now.` : null);
  return (
    <form
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <label htmlFor={id} className="font-medium">
        {said === null ? t`Say to everybody on shift` : t`Say it otherwise to everybody on shift`}
      </label>
      <p id={`${id}hint`} className="text-small text-muted">
        {t`No words, names or numbers of contacts. ${left} characters left.`}
      </p>
      <textarea
        id={id}
        ref={field}
        rows={2}
        maxLength={ANNOUNCEMENT_LENGTH_MAX}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onClose();
        }}
        aria-invalid={fault !== null}
        aria-describedby={notice === null ? `${id}hint` : `${id}hint ${id}said`}
        value={given.text}
        onChange={({ target }) => change({ text: target.value })}
        className="rounded-hf border border-control bg-surface px-3 py-2 text-ink"
      />
      <RadioChoice<string>
        label={t`Until when`}
        showsLabel
        choices={choices.map((endsAt) => ({ id: String(endsAt), label: clockWords(endsAt, now) }))}
        selected={String(given.endsAt)}
        onSelect={(endsAt) => change({ endsAt: Number(endsAt) })}
      />
      {notice === null ? null : (
        <p id={`${id}said`} className="text-concern">
          {notice}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          tone="primary"
          isDisabled={isOff || given.text.trim() === ""}
          isPending={isBusy}
        >
          {said === null ? t`Say it` : t`Say it so`}
        </Button>
        <Button onPress={onClose}>{t`Cancel`}</Button>
      </div>
    </form>
  );
}
