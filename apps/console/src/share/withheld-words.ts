import { t } from "@lingui/core/macro";
import { ruleWords } from "./held-words.ts";

/** Why something stays, by the rule that says so. */
export function withheldWords(ruleId: string): string {
  switch (ruleId) {
    case "A2":
      return t`What points at anybody never goes to funders, researchers or the public.`;
    case "A3":
      return t`Where a shelter is goes only with the written word of whoever runs it.`;
    case "A3b":
      return t`Immigration status goes with nothing else: only with the person’s own yes in writing.`;
    case "A8":
      return t`The person is asked before an interpreter joins: they may know each other.`;
    case "B6":
      return t`An adult tells of their own childhood, and no child is at risk today: they decide.`;
    case "C1":
      return t`It is neither confirmed nor denied that anybody contacted us.`;
    case "C2":
      return t`A request is no order, and no judge signed this: it is neither confirmed nor denied that anybody contacted us.`;
    case "D1":
      return t`The yes that is on record does not count.`;
    case "D2":
      return t`The person took their yes back.`;
    case "D3":
      return t`Their yes has run out.`;
    case "D4":
      return t`Everybody says yes for themself, and this one has said none to it.`;
    case "D6":
    case "D6b":
      return t`The person said yes to other kinds of fact, and not to this one.`;
    case "D10":
      return t`An adult decides whether police are told.`;
    case "D12":
    case "Z0":
      return t`Nobody said yes to it, and no exception holds.`;
    default:
      return ruleWords(ruleId);
  }
}

/** What is to be done beside it, by people; `null`: Holdfast does it, or nothing is left to do. */
export function obligationWords(obligation: string): string | null {
  switch (obligation) {
    case "active_engagement_checklist":
      return t`First stay in contact, plan with them, call together, ask for a yes.`;
    case "ask_person_again":
      return t`Ask the person once more.`;
    case "ask_renewal":
      return t`Ask whether they say yes again.`;
    case "check_state_exception":
      return t`Look whether the place makes an exception.`;
    case "confirm_contact_made":
      return t`Find out whether help reached them.`;
    case "interpreter_conflict_check":
      return t`Ask whether the interpreter knows them.`;
    case "introduce_without_identifiers":
      return t`Introduce them without their name.`;
    case "neither_confirm_nor_deny":
      return t`Neither confirm nor deny that anybody contacted us.`;
    case "notice_to_recipient_no_redisclosure":
      return t`Tell the recipient that they may not pass it on.`;
    case "notify_person_attempt":
      return t`Try to tell the person.`;
    case "protective_steps":
      return t`Ask counsel what protects the person.`;
    case "safe_verification":
      return t`Make sure that it is them.`;
    case "tell_person_before_report_if_safe":
      return t`Tell the person before you report, if that is safe.`;
    case "tell_person_unless_unsafe":
      return t`Tell the person, unless that is unsafe.`;
    case "tell_recipient_stop_if_shared":
      return t`Tell whoever has it that they may use it no more.`;
    case "verify_requester":
      return t`Find out who is asking.`;
    case "verify_requester_callback":
      return t`Call the officer back at a number that you know.`;
    case "warn_person_if_safe":
      return t`Warn the person, if that is safe.`;
    case "written_followup_if_state_requires":
      return t`Write after the report, where the place asks for it.`;
    default:
      return null;
  }
}
