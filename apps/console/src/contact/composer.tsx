import type { DraftKind, UserId } from "@holdfast/case-schema";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { LeftDrafts } from "../drafts/left-drafts.tsx";
import { NotHeard } from "../going-on/not-heard.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { WritingBanner } from "../presence/writing-banner.tsx";
import { hasThisWords } from "../queue/row-words.ts";
import { LockBar } from "../reach/lock-bar.tsx";
import type { SafeContact } from "../reach/reach-documents.ts";
import { useReachNow } from "../reach/reach-of.ts";
import type { Sendable } from "../reach/sendable.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { takenOverWords } from "../takeover/take-over-words.ts";
import { useNow } from "../text/now.ts";
import { ComposerField } from "./composer-field.tsx";
import { chooseKind, composerKind } from "./composer-kind.ts";
import type { ContactData } from "./contact-documents.ts";
import { useLeftReply } from "./use-left-reply.ts";

export interface ComposerProps {
  readonly row: QueueRow;
  /** Nothing is sent before what was said can be read. */
  readonly isLoaded: boolean;
  /** How they may be reached; `null` while that is on its way. */
  readonly safe: SafeContact | null;
  /** How it came to whoever has it, when that was a take-over. */
  readonly takenOver?: ContactData["takenOver"];
  /** Whether we began here and they have not written: somebody else may read what is sent. */
  readonly isUnheard?: boolean;
}

/** Where words are written: to the contact by whoever has it, to the team by anybody. */
export function Composer({
  row,
  isLoaded,
  safe,
  takenOver = null,
  isUnheard = false,
}: ComposerProps): ReactNode {
  const me = useMe().id;
  const now = useNow();
  const reach = useReachNow(row, safe);
  const isMine = row.holder?.id === me && row.status === "claimed";
  const isLeft = useLeftReply(row.id, isMine);
  // A call carries no text: whoever speaks with somebody writes for the team.
  const mayReply = (isMine || isLeft) && row.medium !== "voice";
  const chosen = useStore(composerKind).get(row.id) ?? (mayReply ? "reply" : "note");
  const kind: DraftKind = mayReply ? chosen : "note";
  const kept = useKeptFocus(focusText);
  return (
    <section
      aria-label={t`Write`}
      data-pane="composer"
      data-keys="composer"
      className="border-t border-line bg-surface px-5 py-3"
      {...kept}
    >
      <WritingBanner contact={row.id} />
      {isMine ? null : <p className="text-small font-medium">{whyNoReply(row, takenOver, me, now)}</p>}
      {mayReply ? (
        <RadioChoice<DraftKind>
          label={t`To whom`}
          selected={kind}
          onSelect={(next) => chooseKind(row.id, next)}
          choices={[
            { id: "reply", label: t`Reply to contact` },
            { id: "note", label: t`Note to team` },
          ]}
        />
      ) : null}
      {isMine && kind === "reply" && isUnheard ? <NotHeard /> : null}
      {row.status === "closed" || row.medium === "voice" ? null : reach === null ? (
        <LockRoom />
      ) : (
        <LockBar reach={reach} />
      )}
      <LeftDrafts row={row} isMine={isMine} kind={kind} />
      <ComposerField
        row={row}
        kind={kind}
        isLoaded={isLoaded}
        lock={kind === "reply" && !isMine ? notMineWords() : null}
        sendable={reach?.sendable ?? ANYTHING}
        hasSuggestions={reach?.decision.hands.withholds.includes("suggestions") !== true}
      />
    </section>
  );
}

/** Has the height of one line of what is to be said of reaching them, so that nothing moves once that is known. */
function LockRoom(): ReactNode {
  return (
    <div aria-hidden="true" className="my-2 rounded-hf border border-line px-3 py-2 text-small">
      {"\u00a0"}
    </div>
  );
}

/** Nothing is sent before the contact is loaded, and by then it is known. */
const ANYTHING: Sendable = { kind: "anything" };

/** Why a reply can be read here and not written. */
function notMineWords(): string {
  return t`You cannot answer here now. Your words are kept, and stand with the contact as your draft.`;
}

function whyNoReply(row: QueueRow, taken: ContactData["takenOver"], me: UserId, now: number): string {
  if (row.status === "closed") return t`This contact is closed. You can still leave a note.`;
  if (row.holder === null) return t`Claim this contact to reply. You can leave a note.`;
  // The queue may know of a later holder than what was loaded of the contact.
  return taken !== null && taken.by.id === row.holder.id && taken.at === row.heldSince
    ? takenOverWords(taken, me, now)
    : hasThisWords(row.holder.name, row.heldSince, now);
}

function focusText(): void {
  document.querySelector<HTMLElement>("#composer-text")?.focus();
}
