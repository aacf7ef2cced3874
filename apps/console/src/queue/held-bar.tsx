import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { KeyHint } from "../keys/key-hint.tsx";
import { secondWords } from "../text/time-words.ts";

export interface HeldBarProps {
  /** Since when the queue is held; `null` while it is not. */
  readonly since: number | null;
  /** What waits under the hold. */
  readonly heldCount: number;
  /** Arrivals that wait because somebody reads the list. */
  readonly newCount: number;
  readonly isOutOfOrder: boolean;
  readonly onRelease: () => void;
}

/** What is not shown yet, and the way to see it; nothing while everything is. */
export function HeldBar({ since, heldCount, newCount, isOutOfOrder, onRelease }: HeldBarProps): ReactNode {
  if (since !== null) {
    const time = secondWords(since);
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-3 border-b border-line bg-info-tint px-4 py-1.5 text-small text-info tabular-nums">
        <span>
          <strong className="font-semibold">{t`Held since ${time}.`}</strong>{" "}
          {t`${plural(heldCount, { 0: "Nothing waits.", one: "# change waits.", other: "# changes wait." })}`}
        </span>
        <Button tone="quiet" size="small" className="text-info" onPress={onRelease}>
          {t`Show what is new`}
          <KeyHint id="queue.release" />
        </Button>
      </div>
    );
  }
  if (newCount === 0 && !isOutOfOrder) return null;
  return (
    <div className="border-b border-line bg-info-tint p-1.5">
      <Button tone="quiet" size="small" className="w-full text-info" onPress={onRelease}>
        {newCount > 0 ? t`${plural(newCount, { one: "# new ▲", other: "# new ▲" })}` : t`The order changed ▲`}
      </Button>
    </div>
  );
}
