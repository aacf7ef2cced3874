import { t } from "@lingui/core/macro";

/** Of a contact that somebody had, and is not to see any more: never why, and never of what it is. */
export function wentOnWords(): string {
  return t`This contact has gone back to the queue, for somebody else to go on with.`;
}
