import type { UserId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { firstOffer, type Mark } from "./marks.ts";

/** That a contact has the address of an older one: it suggests, and says that it may be wrong. */
export function sameAddressWords(mark: Mark, { medium }: Pick<QueueRow, "medium">): string {
  const older = String(mark.of.number);
  return medium === "email"
    ? t`Same address as contact ${older}, may be someone else`
    : t`Same number as contact ${older}, may be someone else`;
}

/** The same in a row, where a sentence does not fit: a question, since nobody knows. */
export function sameAddressMark(mark: Mark, { medium }: Pick<QueueRow, "medium">): string {
  const older = String(mark.of.number);
  return medium === "email" ? t`Same address as ${older}?` : t`Same number as ${older}?`;
}

/** Who is asked first about a contact that waits; `null` when nobody is. */
export function firstOfferWords(
  mark: Mark | undefined,
  row: QueueRow,
  me: UserId,
  now: number,
): string | null {
  const offer = firstOffer(mark, row, now);
  if (offer === null) return null;
  const { name } = offer.to;
  return offer.to.id === me ? t`Offered first to you` : t`Offered first to ${name}; anybody can claim it`;
}

/** All that a mark says of a contact, as it is read out with its row; `null` when it has none. */
export function markSentence(mark: Mark | undefined, row: QueueRow, me: UserId, now: number): string | null {
  if (mark === undefined) return null;
  const words = sameAddressWords(mark, row);
  const offer = firstOfferWords(mark, row, me, now);
  return offer === null ? words : `${words}. ${offer}`;
}
