import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { secondWords } from "../text/time-words.ts";
import type { QueueFilter } from "./filter.ts";
import { elsewhereWords } from "./waiting-summary.ts";

/** What stands where rows would be: that nobody waits, or that the queue could not be had. */
export function QueueEmpty({
  filter,
  elsewhere,
  isFailed,
  onRetry,
}: {
  readonly filter: QueueFilter;
  /** How many wait in queues that are not looked at. */
  readonly elsewhere: number;
  readonly isFailed: boolean;
  readonly onRetry: () => void;
}): ReactNode {
  const now = useNow();
  if (isFailed) {
    return (
      <div className="flex flex-col items-start gap-3 p-4">
        <p>{t`The queue could not be loaded.`}</p>
        <Button onPress={onRetry}>{t`Retry`}</Button>
      </div>
    );
  }
  const time = secondWords(now);
  return (
    <div className="flex flex-col gap-1 p-4">
      <p className="font-medium">{emptyWords(filter, elsewhere)}</p>
      <p className="text-small text-muted tabular-nums">
        {filter === "mine"
          ? t`Claim one from the queue.`
          : t`Updated ${time}. New contacts show here by themselves.`}
      </p>
    </div>
  );
}

function emptyWords(filter: QueueFilter, elsewhere: number): string {
  if (filter === "mine") return t`You have no contact.`;
  return elsewhere === 0 ? t`No one is waiting.` : elsewhereWords(elsewhere);
}
