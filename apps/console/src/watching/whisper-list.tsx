import { Button, Chip } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { Whisper } from "./beside-documents.ts";
import { useEarlier } from "./use-earlier.ts";
import { useSeen } from "./use-seen.ts";
import { tellOfWhispers } from "./whisper-news.ts";

/** How many stand there though nobody asks for more; whatever is new does, too. */
const SHOWN = 3;

/** What was whispered beside a contact, the newest last. What is folded away was not shown, and stays new. */
export function WhisperList({
  row: { id: contactId, number },
  whispers: listed,
  me,
}: {
  readonly row: Pick<QueueRow, "id" | "number">;
  readonly whispers: readonly Whisper[];
  readonly me: string;
}): ReactNode {
  const now = useNow();
  const { whispers, before, ask } = useEarlier(contactId, listed);
  const [isWhole, showWhole] = useState(false);
  const shown = isWhole
    ? whispers
    : whispers.filter(({ isNew }, nth) => isNew || nth >= whispers.length - SHOWN);
  useSeen(contactId, shown);
  // What is read here at once is told here: it may be read before the bar has asked what there is to read.
  useEffect(() => {
    const fresh = whispers.filter(({ isNew }) => isNew).at(-1);
    if (fresh !== undefined)
      tellOfWhispers([{ contact: { id: contactId, number }, from: fresh.by, at: fresh.at }]);
  }, [whispers, contactId, number]);
  if (whispers.length === 0) return null;
  const showEarlier = (): void => {
    showWhole(true);
    ask();
  };
  const count = String(whispers.length);
  return (
    <>
      <p className="text-muted">{t`Whispers, between leads and whoever has this contact. Never sent.`}</p>
      <ul aria-label={t`Whispers`} className="flex flex-col gap-1">
        {shown.map(({ id, at, by, to, words, isNew }) => {
          const clock = clockWords(at, now);
          const from = by.id === me ? t`You` : by.name;
          const whom = to === null ? t`the leads` : to.id === me ? t`you` : to.name;
          return (
            <li key={id} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
              <span className="font-medium tabular-nums">{t`${from} to ${whom}, ${clock}:`}</span>
              {isNew ? <Chip tone="outline">{t`New`}</Chip> : null}
              <span data-words="" className="min-w-0 whitespace-pre-wrap wrap-anywhere">
                {words ?? t`The words are damaged.`}
              </span>
            </li>
          );
        })}
      </ul>
      {whispers.length > SHOWN && shown.length < whispers.length ? (
        <Button size="small" tone="quiet" className="self-start" onPress={() => showWhole(true)}>
          {t`Show all ${count} whispers`}
        </Button>
      ) : null}
      {before === "failed" ? (
        <p className="text-concern">{t`Earlier whispers could not be loaded.`}</p>
      ) : null}
      {before === "all" || (!isWhole && shown.length < whispers.length) ? null : (
        <Button
          size="small"
          tone="quiet"
          className="self-start"
          isPending={before === "coming"}
          onPress={showEarlier}
        >
          {t`Show earlier whispers`}
        </Button>
      )}
    </>
  );
}
