import { MessageId } from "@holdfast/case-schema";
import type { InboundEvent, Receipt } from "@holdfast/channel-kit";
import { failureOf } from "./error-codes.ts";
import { only, type Form } from "./form.ts";

/** Carries our message's id in the callback's address, which Twilio signs. */
const QUERY = "message";

/** The states that say something new; those on the way to `sent` say nothing. */
const STATES: ReadonlyMap<string, Receipt["state"]> = new Map([
  ["sent", "sent"],
  ["partially_delivered", "sent"],
  ["delivered", "delivered"],
  ["read", "delivered"],
  ["undelivered", "failed"],
  ["failed", "failed"],
  ["canceled", "failed"],
]);

/** Where Twilio is to report on a message. */
export function statusUrl(webhookUrl: string, messageId: MessageId): string {
  const url = new URL(`${webhookUrl}/status`);
  url.searchParams.set(QUERY, messageId);
  return url.href;
}

/**
 * Reads a status callback. Each stands for itself, in whatever order they come: which state wins is the gateway's to
 * say (TW7). A callback for a message that is not ours gives no event; `null` when it has no name.
 */
export function statusOf(form: Form, url: string): readonly InboundEvent[] | null {
  const sid = only(form, "MessageSid");
  const status = only(form, "MessageStatus");
  if (sid === undefined || sid === "" || sid.length > 400 || status === undefined) return null;
  const state = STATES.get(status);
  const messageId = MessageId.safeParse(new URL(url).searchParams.get(QUERY));
  if (state === undefined || !messageId.success) return [];
  const receipt: Receipt = {
    kind: "receipt",
    dedupeKey: `status:${sid}:${status}`,
    messageId: messageId.data,
    state,
    ref: sid,
  };
  const reason = state === "failed" ? failureOf(Number(only(form, "ErrorCode"))) : undefined;
  return [reason === undefined ? receipt : { ...receipt, reason }];
}
