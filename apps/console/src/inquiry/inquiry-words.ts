import type { InHand, InquiryAsker, InquiryWay } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** Who asks, as they say of themselves. */
export function askerWords(asker: InquiryAsker): string {
  return {
    police: t`Police`,
    court: t`A court or a lawyer`,
    family: t`Family`,
    media: t`Media`,
    child_welfare: t`Child welfare`,
    funder_or_research: t`A funder or research`,
    somebody_else: t`Somebody else`,
  }[asker];
}

/** By which way they ask. */
export function wayWords(way: InquiryWay): string {
  return {
    phone: t`By phone`,
    text: t`By text`,
    email: t`By email`,
    letter: t`By letter`,
    in_person: t`At the door`,
    form: t`By form`,
  }[way];
}

/** What they say that they have. */
export function inHandWords(inHand: InHand): string {
  return {
    nothing: t`Nothing: they only ask`,
    says_urgent: t`They say that it is urgent`,
    paper: t`A paper: subpoena, order, warrant`,
  }[inHand];
}

/** What is to be done now, by the code that the gateway gave; none where it needs no words of its own. */
export function stepWords(step: string): string | null {
  switch (step) {
    case "neither_confirm_nor_deny":
      return t`Go on saying neither yes nor no, also of whether you know anybody by that name.`;
    case "verify_requester_callback":
      return t`Tell them that they will be called back. Call a number that you find yourselves, as the switchboard of their office; never the one that they gave.`;
    case "notify_supervisor":
      return t`Tell the lead on shift now.`;
    case "supervisor_decision_15min":
      return t`Tell the lead on shift at once: they decide within 15 minutes. If you know yourself that a life is in danger, do what you always do then.`;
    case "counsel_on_call":
      return t`The lead asks counsel on call.`;
    case "no_production":
      return t`Hand over nothing, and read nothing out. A paper is taken by a lead or counsel alone; say that you may not accept it.`;
    case "legal_hold":
      return t`Delete nothing. A lead puts on hold what may be asked for.`;
    case "notify_person_attempt":
      return t`Whoever it is about is told of it where that is safe. A lead sees to it.`;
    case "warn_person_if_safe":
      return t`Should somebody be looked for who is known here, they are warned where that is safe. A lead sees to it; say nothing of it to whoever asks.`;
    case "verify_requester":
      return t`Whose worker they are is to be verified, too: ask for their office.`;
    case "log_inquiry":
      return null;
    default:
      // Of a gateway that is newer than this page: somebody else knows it.
      return t`Something else is to be done, which this page does not know: ask the lead on shift.`;
  }
}

/** Why it was not written down, by the code that the gateway gave. */
export function notLoggedWords(part: string): string {
  switch (part) {
    case "words":
      return t`Not written down: that is too long. Shorten it.`;
    case "id":
      return t`An earlier version of this was written down already. Press again to write down this one as well.`;
    default:
      return t`Not written down: the clock of this computer is ahead. Press again in a moment.`;
  }
}
