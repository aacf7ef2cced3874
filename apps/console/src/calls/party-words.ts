import type { CallPartyDecline, CallPartyRole, CallTransferState } from "@holdfast/case-schema";
import { nextTransfer } from "@holdfast/call-flow";
import { t } from "@lingui/core/macro";

/** What somebody is who is called from a contact. */
export function roleOfPartyWords(role: CallPartyRole): string {
  return {
    provider: t`provider`,
    emergency_centre: t`emergency centre`,
    child_protection: t`child protection`,
    interpreter: t`interpreter`,
    partner_line: t`partner line`,
    person: t`the person`,
  }[role];
}

/** How far a warm transfer is, in the order in which it goes on. */
export const TRANSFER_STEPS: readonly CallTransferState[] = [
  "prepared",
  "consent_checked",
  "dialled",
  "introduced",
  "fit_confirmed",
  "together",
  "first_exchange",
  "left",
];

/** How far a warm transfer is. */
export function transferWords(state: CallTransferState): string {
  return {
    prepared: t`prepared`,
    consent_checked: t`they said yes to it`,
    dialled: t`called`,
    introduced: t`told what is needed, and no more`,
    fit_confirmed: t`has room, and it fits`,
    together: t`both in the call`,
    first_exchange: t`they have talked with each other`,
    left: t`we left, with their yes`,
    failed: t`did not work: they stay with us`,
  }[state];
}

/** The steps that somebody can say next; those that the call itself tells are left to it. */
export function nextSteps(role: CallPartyRole, state: CallTransferState): readonly CallTransferState[] {
  return TRANSFER_STEPS.filter(
    (each) => nextTransfer(role, state, each) !== null && !TOLD_BY_THE_CALL.has(each),
  );
}

const TOLD_BY_THE_CALL: ReadonlySet<CallTransferState> = new Set(["dialled", "together"]);

/** Why somebody who was called did not take them. */
export function partyDeclineWords(reason: CallPartyDecline): string {
  return {
    full: t`full`,
    not_fit: t`does not fit`,
    refused: t`refused`,
    unsafe: t`not safe`,
    no_answer: t`nobody answered`,
    other: t`another reason`,
  }[reason];
}
