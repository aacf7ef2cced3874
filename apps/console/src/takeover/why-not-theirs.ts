import type { UserId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { offerWords } from "../queue/row-words.ts";

/** Why there is no colleague to take a contact from or to ask for it now, in words; `null` when there is. */
export function whyNotTheirs(row: QueueRow, me: UserId, isOff: boolean): string | null {
  if (row.holder === null) return t`Nobody has this contact now.`;
  if (row.holder.id === me) return t`You have this`;
  if (row.offeredTo?.id === me) return offerWords(row, me);
  return isOff ? t`Claiming is off until the queue is current.` : null;
}
