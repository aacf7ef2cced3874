import type { QueueRow } from "@holdfast/wire";
import type { ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { firstOfferWords, markSentence, sameAddressMark } from "./mark-words.ts";
import { marks } from "./marks.ts";

/** What the mark of a contact says, for whoever listens to its row; `null` when it has none. */
export function useMarkSentence(row: QueueRow, now: number): string | null {
  const me = useMe().id;
  return markSentence(useStore(marks).get(row.id), row, me, now);
}

/** The short mark of a contact in its row; none when it has no older one's address. */
export function useRowMarks(row: QueueRow): readonly string[] {
  const mark = useStore(marks).get(row.id);
  return mark === undefined ? [] : [sameAddressMark(mark, row)];
}

/** Who is asked first about a contact, in its row. */
export function FirstOfferMark({ row, now }: { readonly row: QueueRow; readonly now: number }): ReactNode {
  const me = useMe().id;
  const offer = firstOfferWords(useStore(marks).get(row.id), row, me, now);
  return offer === null ? null : <span className="truncate font-medium text-info">{offer}</span>;
}
