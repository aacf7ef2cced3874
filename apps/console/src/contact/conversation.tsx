import type { ContactId, Medium, UserId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  type ReactNode,
  type RefObject,
} from "react";
import { announce } from "../announce/announce.ts";
import { ThreadSubject } from "../mail/thread-subject.tsx";
import { FoldedLine } from "../reach/folded-line.tsx";
import type { Decision } from "../reach/reach-documents.ts";
import { useFolded } from "../reach/use-folded.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { dayWords } from "../text/time-words.ts";
import { isHeld, type Unsent } from "../texting/last-unsent.ts";
import { byDay, inOrder, type Entries } from "./entries.ts";
import type { EntryData } from "./contact-documents.ts";
import { EntryArticle } from "./entry-article.tsx";
import { PendingArticle } from "./pending-article.tsx";
import { pending, pendingOf } from "./pending.ts";
import { useAnnouncedOutcomes } from "./use-announced-outcomes.ts";
import { useKeptEntry } from "./use-kept-entry.ts";

const NEAR_END_PX = 120;
const SPOKEN_LENGTH = 120;

export interface ConversationProps {
  readonly ref: RefObject<HTMLElement | null>;
  readonly contactId: ContactId;
  readonly medium: Medium;
  readonly entries: Entries;
  /** Takes words that were not sent back to where one writes; `null` for whoever cannot answer here. */
  readonly onReuse: ((text: string) => void) | null;
  readonly me: UserId;
  /** Takes back what has not left. */
  readonly onTakeBack: (unsent: Unsent) => void;
  /** Whose hands the device may be in: what another wrote is folded. */
  readonly hands: Decision["hands"] | null;
}

/** What was said and noted, in order, by day; new words come in at the end and move nobody who is reading above. */
export function Conversation({
  ref,
  contactId,
  medium,
  entries,
  onReuse,
  me,
  onTakeBack,
  hands,
}: ConversationProps): ReactNode {
  const now = useNow();
  const ordered = useMemo(() => inOrder(entries), [entries]);
  const { shown, folded, unfold } = useFolded(ordered, hands);
  const onTheWay = pendingOf(useStore(pending), contactId, entries);
  const isNearEnd = useRef(true);
  const lastHeight = useRef(0);
  const count = ordered.length + onTheWay.length;
  const kept = useKeptEntry(ref);
  useAnnouncedArrivals(entries, medium);
  useAnnouncedOutcomes(entries, me, medium);
  const takeBackEntry = useCallback(
    ({ id, text }: EntryData) => onTakeBack({ id, text: text ?? "" }),
    [onTakeBack],
  );

  useLayoutEffect(() => {
    if (ref.current === null || lastHeight.current === ref.current.scrollHeight) return;
    lastHeight.current = ref.current.scrollHeight;
    if (isNearEnd.current) ref.current.scrollTop = ref.current.scrollHeight;
  });
  useLayoutEffect(() => {
    if (ref.current === null) return;
    // Where one writes grows and takes room from what was said last.
    const observer = new ResizeObserver(([seen]) => {
      if (isNearEnd.current && seen !== undefined) seen.target.scrollTop = seen.target.scrollHeight;
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);

  return (
    <section
      ref={ref}
      {...kept}
      aria-label={t`Conversation`}
      // Scrolled by the keyboard, so it takes the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-pane="conversation"
      className="min-h-24 flex-1 overflow-y-auto max-desk:min-h-48 max-desk:max-h-[60dvh] px-5 py-4 -outline-offset-2!"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isNearEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      }}
    >
      {medium === "email" ? <ThreadSubject entries={entries} /> : null}
      {count === 0 ? <p className="text-muted">{t`Nothing was said yet.`}</p> : null}
      {folded.map((each) => (
        <FoldedLine key={each.because} folded={each} onShow={unfold} />
      ))}
      {byDay(shown).map(({ day, entries: ofDay }) => (
        <section key={day} aria-label={dayWords(ofDay[0]?.at ?? now, now)}>
          <h2 className="my-3 flex items-center gap-3 text-small font-medium text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {dayWords(ofDay[0]?.at ?? now, now)}
          </h2>
          <ol className="flex flex-col gap-3">
            {ofDay.map((entry) => (
              <li key={entry.id}>
                <EntryArticle
                  entry={entry}
                  medium={medium}
                  onReuse={onReuse ?? undefined}
                  onTakeBack={isHeld(entry, me) ? takeBackEntry : undefined}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {onTheWay.length === 0 ? null : (
        <ol className="mt-3 flex flex-col gap-3" aria-label={t`On the way`}>
          {onTheWay.map((entry) => (
            <li key={entry.id}>
              <PendingArticle entry={entry} onTakeBack={onTakeBack} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Moves the focus from message to message. */
export function focusBeside(log: HTMLElement | null, step: 1 | -1): void {
  const articles = [...(log?.querySelectorAll<HTMLElement>("article") ?? [])];
  const current = articles.findIndex((article) => article === document.activeElement);
  const from = current === -1 ? (step === 1 ? -1 : articles.length) : current;
  articles[Math.min(articles.length - 1, Math.max(0, from + step))]?.focus();
}

/** Tells those who listen what they said in the contact that is open, by its first words. */
function useAnnouncedArrivals(entries: Entries, medium: Medium): void {
  const known = useRef(entries);
  useEffect(() => {
    const before = known.current;
    known.current = entries;
    for (const entry of entries.values()) {
      // What a machine wrote is nobody's word to us.
      if (entry.kind !== "inbound" || entry.automatic !== null || before.has(entry.id)) continue;
      // Without a word, something came that is to be looked at.
      if (entry.text === "" && medium === "voice") continue;
      const words =
        entry.text === "" ? t`a picture or file, without words` : (entry.text?.slice(0, SPOKEN_LENGTH) ?? "");
      announce({
        kind: "message",
        urgency: "polite",
        about: "mine",
        words: (count) =>
          count === 1 ? t`They wrote: ${words}` : t`${count} new messages. The last: ${words}`,
      });
    }
  }, [entries, medium]);
}
