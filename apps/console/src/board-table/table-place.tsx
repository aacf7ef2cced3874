import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useLayoutEffect, type ReactNode } from "react";
import type { BoardFacts } from "../board/board-facts.ts";
import { laterPart } from "../shell/later-part.ts";
import { createStore, useStore } from "../store/store.ts";
import { boardForm } from "./board-form.ts";

/** What the board shows, held or not, for its table. */
export const tableFacts = createStore<BoardFacts | null>(null);

const TABLE = laterPart(async () => (await import("./board-table.tsx")).BoardTable);

/** Has the board show who is on shift as a table, or in columns again. */
export function TableToggle(): ReactNode {
  const isTable = useStore(boardForm) === "table";
  return (
    <Button size="small" aria-pressed={isTable} onPress={() => boardForm.set(isTable ? "columns" : "table")}>
      {t`As table`}
    </Button>
  );
}

/** Where the table stands: it comes when somebody wants it. */
export function TablePlace({ facts }: { readonly facts: BoardFacts }): ReactNode {
  const now = useStore(TABLE.state);
  useLayoutEffect(() => tableFacts.set(facts), [facts]);
  useEffect(() => () => tableFacts.set(null), []);
  useEffect(() => TABLE.fetch(), []);
  if (now.kind === "here") return <now.Loaded />;
  if (now.kind !== "missed") return <Skeleton rows={3} rowClassName="h-10" />;
  return (
    <p className="flex flex-wrap items-center gap-3">
      {t`This screen could not be loaded.`}
      <Button size="small" onPress={TABLE.fetch}>{t`Retry`}</Button>
    </p>
  );
}
