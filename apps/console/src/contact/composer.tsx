import { hasVisibleText } from "@holdfast/case-schema";
import { Button, RadioChoice } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { hasThisWords } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { channels, learnChannels } from "./channels.ts";
import { chooseKind, composerKind } from "./composer-kind.ts";
import { draftOf, writeDraft, type DraftKind } from "./drafts.ts";
import { drafts } from "./draft-store.ts";
import { lengthOf } from "./length.ts";
import { send } from "./send.ts";

export interface ComposerProps {
  readonly row: QueueRow;
  /** Nothing is sent before what was said can be read. */
  readonly isLoaded: boolean;
}

/** Where words are written: to the contact by whoever has it, to the team by anybody. */
export function Composer({ row, isLoaded }: ComposerProps): ReactNode {
  const me = useMe().id;
  const now = useNow();
  const all = useStore(drafts);
  const isMine = row.holder?.id === me && row.status === "claimed";
  const chosen = useStore(composerKind).get(row.id) ?? (isMine ? "reply" : "note");
  const kind: DraftKind = isMine ? chosen : "note";
  const text = draftOf(all, row.id, kind);
  const channel = useStore(channels).find(({ id }) => id === row.channel);
  const length = lengthOf(text, kind, channel?.maxLength ?? null);
  const isOffline = breakOf(useStore(freshness), now) === "offline";
  const canSend = isLoaded && hasVisibleText(text) && !length.isTooLong && !isOffline;

  useEffect(() => void learnChannels(), []);

  function submit(): void {
    if (!canSend) return;
    drafts.update((before) => writeDraft(before, row.id, kind, ""));
    void send(row.id, kind, text);
    // The button is off while there is nothing to send, and must not take the focus with it.
    document.querySelector<HTMLElement>("#composer-text")?.focus();
  }

  return (
    <section aria-label={t`Write`} data-pane="composer" className="border-t border-line bg-surface px-5 py-3">
      {isMine ? (
        <RadioChoice<DraftKind>
          label={t`To whom`}
          selected={kind}
          onSelect={(next) => chooseKind(row.id, next)}
          choices={[
            { id: "reply", label: t`Reply to contact` },
            { id: "note", label: t`Note to team` },
          ]}
        />
      ) : (
        <p className="text-small font-medium">{whyNoReply(row, now)}</p>
      )}
      <label htmlFor="composer-text" className="mt-1 block text-small text-muted">
        {kind === "reply" ? t`Reply: they will read this` : t`Note: only the team reads this`}
      </label>
      <textarea
        id="composer-text"
        data-kind={kind}
        rows={3}
        value={text}
        spellCheck
        aria-describedby="composer-state"
        onChange={(event) => {
          const { value } = event.target;
          drafts.update((before) => writeDraft(before, row.id, kind, value));
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit();
        }}
        className={
          kind === "note"
            ? "mt-1 block max-h-60 w-full resize-y rounded-hf border-2 border-dashed border-note-line bg-note px-3 py-2"
            : "mt-1 block max-h-60 w-full resize-y rounded-hf border border-control bg-canvas px-3 py-2"
        }
      />
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <p id="composer-state" className="text-small text-muted tabular-nums">
          {isOffline ? t`Sending is off until the connection is back.` : length.words}
          {!isOffline && kind === "reply" && channel?.fetched === true
            ? ` ${t`They read it when they come back.`}`
            : null}
        </p>
        <Button tone="primary" isDisabled={!canSend} onPress={submit} className="ml-auto">
          {kind === "reply" ? t`Send` : t`Save note`}
          <kbd aria-hidden="true" className="font-sans text-[0.6875rem] opacity-80">
            {t`Ctrl ⏎`}
          </kbd>
        </Button>
      </div>
    </section>
  );
}

function whyNoReply(row: QueueRow, now: number): string {
  if (row.status === "closed") return t`This contact is closed. You can still leave a note.`;
  if (row.holder === null) return t`Claim this contact to reply. You can leave a note.`;
  return hasThisWords(row.holder.name, row.heldSince, now);
}
