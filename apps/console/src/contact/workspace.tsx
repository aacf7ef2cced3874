import type { ContactId } from "@holdfast/case-schema";
import { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useCallback, useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import { isWriting } from "../keys/is-writing.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { Composer } from "./composer.tsx";
import type { ContactData } from "./contact-documents.ts";
import { ContactHeader } from "./contact-header.tsx";
import { DangerStrip } from "./danger-strip.tsx";
import { Conversation, focusBeside } from "./conversation.tsx";
import type { Entries } from "./entries.ts";
import { focusQueueRow } from "./focus-heading.ts";
import { focusComposer } from "./focus-composer.ts";
import { writeAgain } from "./write-again.ts";

export interface WorkspaceProps {
  readonly contact: Omit<ContactData, "entries">;
  readonly entries: Entries;
  readonly isStale: boolean;
}

/** An opened contact: who and how it stands, what was said, and where to write. */
export function Workspace({ contact, entries, isStale }: WorkspaceProps): ReactNode {
  const known = useMemo(() => QueueRow.parse(contact.row), [contact.row]);
  const inQueue = rowOf(useStore(queue), known.id);
  // The queue often knows sooner who has it now.
  const row = inQueue !== null && inQueue.version > known.version ? inQueue : known;
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
      <ContactHeader contact={contact} row={row} />
      {isStale ? (
        <p className="bg-concern-tint px-5 py-1.5 text-small text-concern">
          {t`What is new here could not be fetched. It will be tried again with the next change.`}
        </p>
      ) : null}
      <Conversation ref={log} contactId={row.id} entries={entries} onReuse={isMine ? onReuse : null} />
      <Composer row={row} />
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
