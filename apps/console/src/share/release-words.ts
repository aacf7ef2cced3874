import type { ReleaseForm } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { failureWords } from "../contact/moves.ts";
import type { ReleaseProblem } from "./release-draft.ts";

/** Whether a release of this form counts, and why not, by the codes of the consent policy. */
export function stateWords(state: string, because: string | null, form: ReleaseForm): string {
  switch (state) {
    case "verbal_recorded":
      return t`Counts: spoken. Where writing is asked for, only with them on the line.`;
    case "written_valid":
      return t`Counts: in writing.`;
    case "revoked":
      return t`Withdrawn: nothing goes on it.`;
    case "expired":
      return t`It has run out: nothing goes on it.`;
    default:
      return t`Does not count: ${becauseWords(because ?? "", form)}`;
  }
}

function becauseWords(because: string, form: ReleaseForm): string {
  switch (because) {
    case "no_time_limit":
      return t`it says no time at which it ends.`;
    case "blanket_or_multi":
      return t`it names nobody to receive it, or more than one.`;
    case "no_purpose":
      return t`it does not say what for.`;
    case "blanket":
      return t`it does not say which kinds of fact.`;
    case "not_the_person":
      return t`somebody else gave it, who may not.`;
    case "coerced":
      return t`help was made to depend on it.`;
    case "not_informed":
      return t`the risks, or other ways, were not spoken of.`;
    case "duress":
      return t`somebody else was there, told them what to say, or the danger word was heard.`;
    case "bundled_le":
      return t`police are tied to something else in it.`;
    case "blank":
      return t`it was filled in after it was signed.`;
    case "guardian_needed":
      return t`whether a minor, or somebody with a guardian, may have the service alone is not settled.`;
    case "not_read_back":
      return t`to whom, what for and what exactly were not all read back.`;
    case "no_witness":
      return form === "written_paper"
        ? t`a second one of ours has to have seen the paper.`
        : t`for police a second one of ours has to have heard it.`;
    case "device_not_private":
      return t`it came by text, and they did not call the device private.`;
    case "not_signed":
      return t`it is not signed.`;
    case "not_yet":
      return t`it has not begun yet.`;
    default:
      return t`nobody here can tell why.`;
  }
}

/** What is missing before a yes can be written down. */
export function releaseProblemWords(because: ReleaseProblem | "self" | "contact"): string {
  return {
    recipient: t`Choose to whom: one. Another one is a yes of its own.`,
    purpose: t`Choose what for.`,
    classes: t`Choose what exactly may go.`,
    answers: t`Answer every question: nothing is taken to be so by itself.`,
    read_back: t`Read back to whom, what for and what exactly, and tick each as they agree.`,
    reply: t`Choose the text in which they said yes.`,
    paper: t`Say where the paper lies.`,
    self: t`On a page only they themself say yes. Choose another way for a guardian.`,
    contact: t`A page is offered in a contact of this case in which they speak themself. Open it first.`,
  }[because];
}

/** Why it was not written down, by the rule that it breaks. */
export function notKeptWords(because: string): string {
  switch (because) {
    case "release_recipient_ended":
      return t`Not kept: nothing goes to that recipient any more.`;
    case "release_ends":
      return t`Not kept: it has to end later than it was said, and within 90 days of that.`;
    case "release_reply_of_theirs":
    case "release_reply":
      return t`Not kept: the text has to be theirs, in a contact of this case in which they themself speak. Say in the case who speaks first.`;
    case "release_said_there":
    case "release_in_contact":
      return t`Not kept: this contact is not filed in that case any more.`;
    case "own":
      return t`Not kept: whoever wrote it down cannot witness it.`;
    case "signed_out":
    case "unreachable":
      return failureWords(because);
    case "NotFound":
      return t`Not kept: this case or this person is not there, or not yours any more.`;
    default:
      return t`Not kept: a part of it cannot be like that. What you chose stays here.`;
  }
}
