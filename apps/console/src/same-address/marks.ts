import type { ContactId, UserId } from "@holdfast/case-schema";
import type { QueueRow, SameAddressEvent } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** That a contact has the address of an older open one, and who is asked first. A suggestion, never a claim. */
export type Mark = Omit<SameAddressEvent, "kind">;

/** The marks of open contacts, as far as they are known. */
export const marks = createStore<ReadonlyMap<ContactId, Mark>>(new Map());

/** Takes in marks, in whatever order they come; gives those that were news (W4). */
export function learnMarks(found: readonly Mark[]): readonly Mark[] {
  const known = new Map(marks.get());
  const news = found.filter((mark) => {
    const isNews = mark.version > (known.get(mark.id)?.version ?? 0);
    if (isNews) known.set(mark.id, mark);
    return isNews;
  });
  if (news.length > 0) marks.set(known);
  return news;
}

/** To whom a contact is offered first now, and until when; `null` once that is over, however it ended. */
export function firstOffer(
  mark: Mark | undefined,
  row: QueueRow,
  now: number,
): { readonly to: { readonly id: UserId; readonly name: string }; readonly until: number } | null {
  const offer = mark?.offer ?? null;
  return offer === null || row.status !== "waiting" || offer.ended !== null || offer.until <= now
    ? null
    : offer;
}
