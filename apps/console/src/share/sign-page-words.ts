import { t } from "@lingui/core/macro";
import { failureWords } from "../contact/moves.ts";
import { clockWords } from "../text/time-words.ts";
import { notKeptWords } from "./release-words.ts";
import type { SignPageData } from "./sign-page-documents.ts";

/** How a page stands that somebody was asked to sign on. */
export function signPageWords({ state, validUntil }: SignPageData, now: number): string {
  const until = clockWords(validUntil, now);
  switch (state) {
    case "waiting":
      return t`Not opened yet. Open until ${until}.`;
    case "opened":
      return t`They have it open. Until ${until}.`;
    case "signed":
      return t`Signed: their yes stands above.`;
    case "declined":
      return t`They do not agree. That is theirs to say, and nothing follows from it.`;
    case "withdrawn":
      return t`Withdrawn: it opens no more.`;
    case "run_out":
      return t`Its time ran out.`;
    case "too_many_tries":
      return t`Ended: the code was wrong too often. Ask whether somebody else has the address.`;
  }
}

/** Why a page was not offered, by the rule that speaks against it. */
export function notOfferedWords(because: string): string {
  switch (because) {
    case "not_asked":
    case "never":
    case "preference_expired":
      return t`Not offered: how they may be reached has to be agreed to first, and to hold now.`;
    case "device_not_private":
      return t`Not offered: they have to have said that nobody else uses or watches their device, here and in how they may be reached.`;
    case "no_plain_words":
      return t`Not offered: it has a link and plain words, which how they may be reached does not allow.`;
    case "other_hands":
      return t`Not offered: somebody else may hold the device. Confirm first that it is them.`;
    case "somebody_else":
    case "not_the_person":
    case "release_said_there":
      return t`Not offered: only they themself sign on a page, in a contact of this case in which they speak.`;
    case "danger_word":
    case "may_be_exploiter":
    case "release_of_marked":
      return t`Not offered: whoever is there may be a danger to them.`;
    case "guardian_needed":
      return t`Not offered: whether a minor, or somebody with a guardian, may have our help alone is not settled.`;
    case "coerced":
    case "not_informed":
    case "duress":
      return t`Not offered: a yes that is given like this would not count. Look at your answers again.`;
    case "open_already":
      return t`Not offered: a page to the same recipient is open. Withdraw it first.`;
    case "signed_out":
    case "unreachable":
      return failureWords(because);
    default:
      return notKeptWords(because);
  }
}
