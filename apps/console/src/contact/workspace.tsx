import { dangerOf } from "@holdfast/queue-policy";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useCallback, useRef, type ReactNode } from "react";
import { ContactCallPlace } from "../calls/contact-call-place.tsx";
import { askToEscalate } from "../escalation/escalate-at.ts";
import { EscalatePlace } from "../escalation/escalate-place.tsx";
import { CasePlace } from "../case-pane/case-place.tsx";
import { GroundingPlace } from "../grounding/grounding-place.tsx";
import type { CommandId } from "../keys/command-table.ts";
import { useDoings, type Doing } from "../keys/doings.ts";
import { isUnheard } from "../going-on/not-heard.tsx";
import { LANE_COMMANDS } from "../keys/lane-commands.ts";
import { useAgain } from "../live/use-again.ts";
import { useMe } from "../session/use-me.ts";
import { DangerAgreed } from "../reach/danger-agreed.tsx";
import { ReachKeys } from "../reach/reach-keys.tsx";
import { ReachPlace } from "../reach/reach-place.tsx";
import { useDecidedAnew } from "../reach/use-decided-anew.ts";
import { useDueAnew } from "../reach/use-due-anew.ts";
import { judge } from "../triage/judge.ts";
import { openTriageMenu } from "../triage/triage-buttons.tsx";
import { useStore } from "../store/store.ts";
import { lastUnsent, type Unsent } from "../texting/last-unsent.ts";
import { takeBack } from "../texting/take-back.ts";
import { WatchPlace } from "../watching/watch-place.tsx";
import { Composer } from "./composer.tsx";
import type { ContactData } from "./contact-documents.ts";
import { ContactHeader } from "./contact-header.tsx";
import { ContactTitle } from "./contact-title.tsx";
import { DangerStrip } from "./danger-strip.tsx";
import { Conversation, focusBeside } from "./conversation.tsx";
import type { Entries } from "./entries.ts";
import { focusQueueRow } from "./focus-heading.ts";
import { focusComposer } from "./focus-composer.ts";
import { FailedWords } from "./failed-words.tsx";
import { LoadingWords } from "./loading-words.tsx";
import { refreshContact } from "./open-contact.ts";
import { pending } from "./pending.ts";
import { writeAgain } from "./write-again.ts";

export interface WorkspaceProps {
  readonly row: QueueRow;
  /** `null` while the contact is on its way. */
  readonly opened: {
    readonly contact: Omit<ContactData, "entries">;
    readonly entries: Entries;
    readonly isStale: boolean;
  } | null;
  /** It was asked for and did not come. */
  readonly hasFailed: boolean;
}

/**
 * An opened contact: who and how it stands, what was said, and where to write. The place to write is there from the
 * first moment and stays the same one, so that no letter goes astray while the words are on their way.
 */
export function Workspace({ row, opened, hasFailed }: WorkspaceProps): ReactNode {
  const log = useRef<HTMLElement>(null);
  const me = useMe().id;
  const danger = dangerOf(row);
  const safe = opened?.contact.safeContact ?? null;
  const isMine = row.holder?.id === me && row.status === "claimed";
  const onReuse = useCallback((text: string) => writeAgain(row.id, text), [row.id]);
  const onTakeBack = useCallback(
    ({ id, text }: Unsent) => {
      // Their words come back to where replies are written, and so does whoever wants to change them.
      focusComposer(row.id, "reply");
      void takeBack(row.id, id, text);
    },
    [row.id],
  );

  const onTheWay = useStore(pending);
  const last = opened === null ? null : lastUnsent(row.id, me, onTheWay, opened.entries);
  useDecidedAnew(row.id, safe);
  useDueAnew(row, safe);
  const onStale = useCallback(() => refreshContact(row.id), [row.id]);
  useAgain(opened?.isStale === true, onStale);
  useDoings({
    "contact.reply": { run: () => focusComposer(row.id, "reply") },
    "contact.note": { run: () => focusComposer(row.id, "note") },
    "contact.next-message": { run: () => focusBeside(log.current, 1) },
    "contact.previous-message": { run: () => focusBeside(log.current, -1) },
    "contact.leave": { run: focusQueueRow },
    "contact.take-back":
      last === null ? { reason: t`Nothing waits to leave.` } : { run: () => onTakeBack(last) },
    "contact.escalate":
      row.status === "closed" ? { reason: t`This contact is closed.` } : { run: () => askToEscalate(row) },
    ...triageDoings(row, opened !== null && row.status !== "closed"),
    "composer.leave": { run: () => log.current?.focus() },
  });

  return (
    <div
      className="flex min-h-0 flex-1 flex-col max-desk:min-h-fit @min-[80rem]/page:flex-row"
      data-keys="contact"
    >
      <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto max-desk:min-h-fit">
        {danger === null ? null : <DangerStrip danger={danger} />}
        <EscalatePlace row={row} />
        <WatchPlace row={row} />
        {opened === null ? (
          <header className="border-b border-line bg-surface px-5 py-3">
            <ContactTitle row={row} />
          </header>
        ) : (
          <ContactHeader contact={opened.contact} row={row} />
        )}
        <ContactCallPlace row={row} />
        {safe === null ? null : <DangerAgreed row={row} safe={safe} />}
        {opened?.isStale === true ? (
          <p className="bg-concern-tint px-5 py-1.5 text-small text-concern">
            {t`What is new here could not be fetched. It is tried again until it comes.`}
          </p>
        ) : null}
        {opened === null && hasFailed ? (
          <FailedWords id={row.id} />
        ) : opened === null ? (
          <LoadingWords id={row.id} />
        ) : (
          <Conversation
            ref={log}
            contactId={row.id}
            medium={row.medium}
            entries={opened.entries}
            onReuse={isMine ? onReuse : null}
            me={me}
            onTakeBack={onTakeBack}
            hands={safe?.decision.hands ?? null}
          />
        )}
        <ReachKeys row={row} safe={safe} />
        <ReachPlace />
        <Composer
          row={row}
          isLoaded={opened !== null}
          safe={safe}
          takenOver={opened === null ? null : opened.contact.takenOver}
          isUnheard={opened !== null && isUnheard(opened.contact.links, opened.entries.values())}
        />
      </div>
      <CasePlace row={row} />
      <GroundingPlace row={row} safe={safe} />
    </div>
  );
}

/** Numbers judge how pressing it is; letters open what else can be found. */
function triageDoings(row: QueueRow, isThere: boolean): Partial<Readonly<Record<CommandId, Doing>>> {
  const able = (run: () => void): Doing =>
    isThere ? { run } : { reason: t`Only for an open contact, once it is loaded.` };
  const menu = (which: "speaker" | "language" | "aside"): Doing =>
    able(() => openTriageMenu(document.querySelector(`[data-triage-of="${row.id}"]`), which));
  return {
    ...Object.fromEntries(
      LANE_COMMANDS.map(({ id, lane }) => [id, able(() => void judge(row, { kind: "lane", lane }))]),
    ),
    "contact.speaker": menu("speaker"),
    "contact.language": menu("language"),
    "contact.aside": menu("aside"),
  };
}
