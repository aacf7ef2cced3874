import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { FoundList } from "./found-list.ts";
import type { SearchKind } from "./search-question.ts";
import { lostWords } from "./search-words.ts";

export interface FoundSectionProps {
  readonly title: string;
  readonly list: FoundList<unknown> & { readonly more: () => void };
  readonly kind: SearchKind;
  readonly note?: string | null;
  /** A row for each that was found. */
  readonly children: ReactNode;
}

/** What was found of one kind, how that stands, and a way to what else there is. */
export function FoundSection(props: FoundSectionProps): ReactNode {
  const { title, list, kind, note = null, children } = props;
  if (list.kind === "unasked") return null;
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      {list.kind === "loading" ? (
        <Skeleton rows={2} rowClassName="h-10" />
      ) : (
        <>
          {note === null || list.found.length === 0 ? null : <p className="text-small text-muted">{note}</p>}
          {list.found.length === 0 ? null : (
            <ul className="overflow-hidden rounded-lg border border-line">{children}</ul>
          )}
          <After list={list} kind={kind} />
        </>
      )}
    </section>
  );
}

function After({
  list,
  kind,
}: {
  readonly list: FoundList<unknown> & { readonly more: () => void };
  readonly kind: SearchKind;
}): ReactNode {
  if (list.kind === "unasked" || list.kind === "loading") return null;
  if (list.kind !== "ready") {
    return (
      <p className="flex flex-wrap items-center gap-2 text-concern">
        {lostWords(list.kind, kind)}
        {list.kind === "none_sought" ? null : (
          <Button size="small" isPending={list.isMore} onPress={list.more}>{t`Retry`}</Button>
        )}
      </p>
    );
  }
  if (list.below !== null) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        {list.found.length === 0 ? <p>{t`Nothing so far. There is more to look through.`}</p> : null}
        <Button size="small" isPending={list.isMore} onPress={list.more}>{t`Look further`}</Button>
      </div>
    );
  }
  return list.found.length === 0 ? <p className="text-muted">{t`Nothing was found.`}</p> : null;
}
