import type { Watch } from "./alerts.ts";
import { isBackForMe, isDangerWordForMe, isEndangered, isWaiting, type Outlook } from "./outlook.ts";

/** What still wants somebody, for the forms that stay until it no longer does. */
export interface Attention {
  /** Contacts that wait, that are offered to me, that I set aside and are back, in which I have something to read, or in which the danger word holds. */
  readonly count: number;
  readonly endangered: number;
  readonly contact: boolean;
  readonly offer: boolean;
  readonly message: boolean;
  readonly back: boolean;
}

export const NO_ATTENTION: Attention = {
  count: 0,
  endangered: 0,
  contact: false,
  offer: false,
  message: false,
  back: false,
};

/** Counts what wants somebody now. */
export function attentionOf(watch: Watch, { board, me, leads, ringing }: Outlook): Attention {
  let { count, endangered, contact, offer, message, back } = NO_ATTENTION;
  for (const row of board.rows.values()) {
    const isOffered = row.offeredTo?.id === me || ringing.has(row.id);
    const isUnread = watch.seen.get(row.id)?.unread?.kind === "unread";
    const isBack = isBackForMe(row, me);
    const isDangerWord = isDangerWordForMe(row, { me, leads });
    if (isWaiting(row) || isOffered || isUnread || isBack || isDangerWord) count += 1;
    if (isEndangered(row)) endangered += 1;
    contact ||= isWaiting(row) || (leads && row.holderGoneSince !== null);
    offer ||= isOffered;
    message ||= isUnread || isDangerWord;
    back ||= isBack;
  }
  return { count, endangered, contact, offer, message, back };
}
