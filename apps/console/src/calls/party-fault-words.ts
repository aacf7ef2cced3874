import { t } from "@lingui/core/macro";
import type { PartyFault } from "./party-draft.ts";

/** What is still missing before somebody can be called. */
export function partyFaultWords(fault: PartyFault): string {
  return {
    role: t`Choose whom you call.`,
    name: t`Write the name of whom you call.`,
    number: t`Write the number with digits, and + before it where it has one.`,
    place: t`Write where the person is, or say that the place is not known.`,
    ground: t`Say what they are told about the person. Nothing is said there that was not decided.`,
    decision: t`Choose what was cleared for them, or tell them nothing about the person.`,
    agreed: t`Ask the person whether they want this call, and say here that they said yes.`,
  }[fault];
}
