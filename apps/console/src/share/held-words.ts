import type { DisclosureTrigger } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { failureWords } from "../contact/moves.ts";

/** On whose wish something would go. */
export function triggerWords(trigger: DisclosureTrigger): string {
  return {
    administrative_warrant: t`An authority’s warrant`,
    advocate_initiative: t`We want to`,
    child_welfare_inquiry: t`Child welfare asks`,
    court_order: t`A court orders it`,
    family_or_other_inquiry: t`Family or others ask`,
    funder_or_research_request: t`A funder or research asks`,
    internal_access: t`Somebody of ours wants to read it`,
    law_enforcement_exigent: t`Police say it is urgent`,
    law_enforcement_informal: t`Police ask`,
    media_inquiry: t`Media ask`,
    person_request: t`The person asks for it`,
    search_warrant_judicial: t`A judge’s search warrant`,
    sister_hotline_handoff: t`Handing over to another hotline`,
    subpoena_unsigned_by_judge: t`A subpoena that no judge signed`,
    vendor_or_interpreter: t`A company or an interpreter needs it`,
  }[trigger];
}

/** Why it waits for somebody's word, by the rule that says so. */
export function ruleWords(ruleId: string): string {
  switch (ruleId) {
    case "A5":
      return t`Somebody of ours has no need to know this. In an emergency they may look, and are asked about it.`;
    case "B2":
      return t`The danger is near and nothing gentler is left. A lead agrees first.`;
    case "B3":
      return t`The danger is near, and gentler ways are left: stay in contact, plan, call together, ask for a yes.`;
    case "B5":
      return t`Whether the suspicion is reasonable, and whether a child is at risk today, is to be judged.`;
    case "B5b":
      return t`Harm is suspected, and whether this person is a minor is not settled.`;
    case "B8":
      return t`Somebody who can be named is threatened. Whether they have to be warned depends on the place and on who heard it.`;
    case "B9":
      return t`Whether an adult who cannot protect themself has to be reported differs from place to place.`;
    case "C3":
      return t`Police say it is urgent. We judge the emergency by what we know ourselves.`;
    case "C4":
      return t`No judge signed this subpoena. It is neither ignored nor obeyed: counsel answers it.`;
    case "C5":
      return t`A judge can compel us. Counsel looks whether this order does, and how far.`;
    case "C6":
      return t`Child welfare asks. It is answered in a report that we make, with the person’s yes, or under an order.`;
    case "C7":
      return t`Police ask, and the person’s yes may cover it. First the officer is called back, and the person asked once more.`;
    case "D9":
      return t`The person said yes, and here it takes a written one, or a call with them on the line.`;
    case "D11":
      return t`Somebody else told us of an adult. Do no harm, and try to reach that person first.`;
    default:
      return t`Rule ${ruleId} asks for it.`;
  }
}

/** Why it waits: where the table says yes, somebody looks whether it was asked of us by a gentler name. */
export const whyWords = ({
  ruleId,
  whyHeld,
}: {
  readonly ruleId: string;
  readonly whyHeld: "rule" | "asked_of_us";
}): string =>
  whyHeld === "asked_of_us"
    ? t`It may go. A lead looks first whether it was asked of us.`
    : ruleWords(ruleId);

/** Why it was not decided, by the code that the gateway gave. */
export function notDecidedWords(because: string): string {
  switch (because) {
    case "own":
      return t`Not decided: you asked for this yourself. Somebody else decides it.`;
    case "already":
      return t`Not decided: a colleague decided it a moment ago.`;
    case "not_the_role":
      return t`Not decided: it waits for another role.`;
    case "never_by_approval":
      return t`Not decided: no word of ours opens this. It can only be refused.`;
    case "TextRefused":
      return t`Not decided: say why, in at most 2,000 characters.`;
    case "NotFound":
      return t`Not decided: it does not wait any more.`;
    case "signed_out":
    case "unreachable":
      return failureWords(because);
    default:
      return failureWords("failed");
  }
}
