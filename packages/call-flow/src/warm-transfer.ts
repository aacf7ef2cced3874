import { CallTransferState, type CallPartyRole } from "@holdfast/case-schema";

/** States after which nothing more comes. */
const LAST: readonly CallTransferState[] = ["left", "failed"];

/** Whom somebody's facts are told to only by their leave; help that is sent for, and an interpreter, come without it. */
const BY_LEAVE: readonly CallPartyRole[] = ["provider", "partner_line"];

/**
 * What a warm transfer becomes by a wish for `to`; `null` when that is no way on (CF70). Steps may be passed over but for what
 * nobody skips: a provider is dialled after consent was checked, nobody is brought together before somebody said that it fits,
 * and nobody leaves before a first exchange was heard.
 */
export function nextTransfer(
  role: CallPartyRole,
  from: CallTransferState,
  to: CallTransferState,
): CallTransferState | null {
  if (LAST.includes(from)) return null;
  if (to === "failed") return "failed";
  const place = (state: CallTransferState): number => CallTransferState.options.indexOf(state);
  if (place(to) <= place(from)) return null;
  const needs: Partial<Record<CallTransferState, CallTransferState>> = {
    ...(BY_LEAVE.includes(role) ? { dialled: "consent_checked" } : {}),
    together: "fit_confirmed",
    left: "first_exchange",
  };
  // Whatever is passed over on the way has what it needs behind it already.
  const way = CallTransferState.options.slice(place(from) + 1, place(to) + 1);
  return way.every((state) => place(needs[state] ?? "prepared") <= place(from)) ? to : null;
}
