import type { Watch } from "./alerts.ts";
import {
  isBackForMe,
  isDangerWordForMe,
  isEndangered,
  isLiftAskedOfMe,
  isOfferedToMe,
  isWaiting,
  type Outlook,
} from "./outlook.ts";

/** What still wants somebody, for the forms that stay until it no longer does. */
export interface Attention {
  /** Contacts that wait, that are offered to me, that I set aside and are back, in which I have something to read, in which the danger word holds, or whose lock I am asked to lift. */
  readonly count: number;
  readonly endangered: number;
  readonly contact: boolean;
  readonly offer: boolean;
  readonly message: boolean;
  readonly back: boolean;
  readonly ask: boolean;
}

export const NO_ATTENTION: Attention = {
  count: 0,
  endangered: 0,
  contact: false,
  offer: false,
  message: false,
  back: false,
  ask: false,
};

/** Counts what wants somebody now. */
export function attentionOf(
  watch: Watch,
  { board, me, leads, lifts, ringing, offered: toMe }: Outlook,
): Attention {
  let { count, endangered, contact, offer, message, back, ask } = NO_ATTENTION;
  for (const row of board.rows.values()) {
    const isOffered = isOfferedToMe(row, { me, offered: toMe }) || ringing.has(row.id);
    const isUnread = watch.seen.get(row.id)?.unread?.kind === "unread";
    const isBack = isBackForMe(row, me);
    const isDangerWord = isDangerWordForMe(row, { me, leads });
    const isAsked = isLiftAskedOfMe(row, { me, lifts });
    if (isWaiting(row) || isOffered || isUnread || isBack || isDangerWord || isAsked) count += 1;
    if (isEndangered(row)) endangered += 1;
    contact ||= isWaiting(row) || (leads && row.holderGoneSince !== null);
    offer ||= isOffered;
    message ||= isUnread || isDangerWord;
    back ||= isBack;
    ask ||= isAsked;
  }
  return { count, endangered, contact, offer, message, back, ask };
}
