import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { followOpened, type OpenedShown } from "./follow-opened.ts";
import type { OpenEmergency } from "./open-documents.ts";
import { openForWords } from "./open-words.ts";
import { ReadOnlyCase } from "./read-only-case.tsx";

export interface OpenedCaseProps {
  readonly opened: OpenEmergency;
  readonly look: () => Promise<void>;
}

/** One case that is open to somebody in an emergency: for how much longer, and, once they ask for it, what stands in it. */
export function OpenedCase({ opened, look }: OpenedCaseProps): ReactNode {
  const { caseId, caseNumber, until } = opened;
  const now = useNow();
  const [isWanted, want] = useState(false);
  const [times, retry] = useState(0);
  const isOver = until <= now;
  useEffect(() => {
    if (isOver) void look();
  }, [isOver, look]);
  if (isOver) return null;
  return (
    <article
      aria-label={t`Case ${String(caseNumber)}, open in an emergency`}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <div className="flex flex-wrap items-center gap-2 rounded-hf bg-concern-tint px-3 py-2 font-medium text-concern">
        <span className="tabular-nums">{openForWords(caseNumber, until - now)}</span>
        <Button size="small" onPress={() => want((before) => !before)}>
          {isWanted ? t`Put the case away` : t`Show the case`}
        </Button>
      </div>
      {isWanted ? <Followed key={times} id={caseId} look={look} again={() => retry(times + 1)} /> : null}
    </article>
  );
}

interface FollowedProps {
  readonly id: string;
  readonly look: () => Promise<void>;
  readonly again: () => void;
}

function Followed({ id, look, again }: FollowedProps): ReactNode {
  const [shown, show] = useState<OpenedShown>({ kind: "loading" });
  useEffect(() => followOpened(id, show), [id]);
  const { kind } = shown;
  useEffect(() => {
    if (kind === "ended") void look();
  }, [kind, look]);
  switch (shown.kind) {
    case "loading":
      return <Skeleton rows={4} rowClassName="h-10" />;
    case "failed":
      return (
        <p className="flex flex-wrap items-center gap-2">
          {t`The case could not be loaded.`}
          <Button size="small" onPress={() => again()}>{t`Retry`}</Button>
        </p>
      );
    case "ended":
      // Said beside it, once it is known why.
      return null;
    case "ready":
      return <ReadOnlyCase data={shown.data} />;
  }
}
