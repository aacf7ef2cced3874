import type { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useCallback, useRef, type KeyboardEvent, type ReactNode } from "react";
import { isWriting } from "../keys/is-writing.ts";
import { useMe } from "../session/use-me.ts";
import { Composer } from "./composer.tsx";
import type { ContactData } from "./contact-documents.ts";
import { ContactHeader } from "./contact-header.tsx";
import { ContactTitle } from "./contact-title.tsx";
import { DangerStrip } from "./danger-strip.tsx";
import { Conversation, focusBeside } from "./conversation.tsx";
import type { Entries } from "./entries.ts";
import { focusQueueRow } from "./focus-heading.ts";
import { focusComposer } from "./focus-composer.ts";
import { LoadingWords } from "./loading-words.tsx";
import { writeAgain } from "./write-again.ts";

export interface WorkspaceProps {
  readonly row: QueueRow;
  /** `null` while the contact is on its way. */
  readonly opened: {
    readonly contact: Omit<ContactData, "entries">;
    readonly entries: Entries;
    readonly isStale: boolean;
  } | null;
}

/**
 * An opened contact: who and how it stands, what was said, and where to write. The place to write is there from the
 * first moment and stays the same one, so that no letter goes astray while the words are on their way.
 */
export function Workspace({ row, opened }: WorkspaceProps): ReactNode {
  const log = useRef<HTMLElement>(null);
  const me = useMe().id;
  const isMine = row.holder?.id === me && row.status === "claimed";
  const onReuse = useCallback((text: string) => writeAgain(row.id, text), [row.id]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = isWriting(event.target)
      ? event.key === "Escape" && (() => log.current?.focus())
      : letterAct(event.key, row.id, log.current);
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    // Keys that work anywhere in the contact; every one of them has a button or a place of its own too.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="flex min-h-0 flex-1 flex-col max-desk:min-h-fit" onKeyDown={onKeyDown}>
      {row.danger === null ? null : <DangerStrip danger={row.danger} />}
      {opened === null ? (
        <header className="border-b border-line bg-surface px-5 py-3">
          <ContactTitle row={row} />
        </header>
      ) : (
        <ContactHeader contact={opened.contact} row={row} />
      )}
      {opened?.isStale === true ? (
        <p className="bg-concern-tint px-5 py-1.5 text-small text-concern">
          {t`What is new here could not be fetched. It will be tried again with the next change.`}
        </p>
      ) : null}
      {opened === null ? (
        <LoadingWords id={row.id} />
      ) : (
        <Conversation
          ref={log}
          contactId={row.id}
          entries={opened.entries}
          onReuse={isMine ? onReuse : null}
        />
      )}
      <Composer row={row} isLoaded={opened !== null} />
    </div>
  );
}

function letterAct(key: string, id: ContactId, log: HTMLElement | null): (() => void) | null {
  switch (key) {
    case "Escape":
      return focusQueueRow;
    case "r":
      return () => focusComposer(id, "reply");
    case "i":
      return () => focusComposer(id, "note");
    case "n":
      return () => focusBeside(log, 1);
    case "p":
      return () => focusBeside(log, -1);
    default:
      return null;
  }
}
