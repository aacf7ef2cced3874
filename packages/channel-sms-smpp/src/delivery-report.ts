import { MessageId } from "@holdfast/case-schema";
import type { Delivery, Parsed, Receipt } from "@holdfast/channel-kit";
import { carrierError } from "./blocked-codes.ts";
import { withSecret } from "./callback-secret.ts";
import { unreadable } from "./unreadable.ts";

/** Where smsbox reports, below the webhook. */
export const REPORT_PATH = "/report";

/** Kannel's `%d`, one or two of its `dlr-mask` bits, and what it says about a message of ours. */
const STATES: Readonly<Record<string, Receipt["state"]>> = {
  "1": "delivered",
  "2": "failed",
  // The carrier keeps it for a phone that is off.
  "4": "sent",
  "8": "sent",
  "16": "failed",
  // Failed (2) because its validity ended (32).
  "34": "failed",
};

/** Every report there is. */
export const REPORT_MASK = 1 | 2 | 4 | 8 | 16 | 32;

/** What reports are told by. */
export interface ReportSettings {
  readonly callbackUrl: string;
  readonly callbackSecret: string;
  /** The carrier's codes for a number that wants no texts from us. Left out: none is known. */
  readonly blockedCodes?: readonly number[] | undefined;
}

/**
 * Where Kannel reports on one message. It carries our id and no word, and never Kannel's `%A`: a carrier's report
 * repeats the beginning of the text. `%D`, in which the carrier's code is, holds codes and names alone.
 */
export function reportUrl(
  { callbackUrl, callbackSecret, blockedCodes }: ReportSettings,
  messageId: MessageId,
): string {
  const told = blockedCodes === undefined ? "state=%d" : "state=%d&meta=%D";
  const url = `${callbackUrl.replace(/\/+$/, "")}${REPORT_PATH}?message=${messageId}&${told}`;
  return withSecret(url, callbackSecret);
}

/** Reads a report. A state nobody knows gives no event: it says nothing about the message. */
export function readReport(
  delivery: Delivery,
  { blockedCodes = [] }: Pick<ReportSettings, "blockedCodes">,
): Parsed {
  const query = new URL(delivery.url).searchParams;
  const message = MessageId.safeParse(query.get("message"));
  const bit = query.get("state") ?? "";
  if (!message.success || !/^[0-9]{1,6}$/.test(bit)) return unreadable(delivery);
  const state = STATES[bit];
  if (state === undefined) return { kind: "events", events: [] };
  const dedupeKey = `report:${message.data}:${bit}`;
  const error = state === "failed" ? carrierError(query.get("meta")) : null;
  const blocked = error !== null && blockedCodes.includes(error) ? { reason: "opted_out" as const } : {};
  const receipt: Receipt = { kind: "receipt", dedupeKey, messageId: message.data, state, ...blocked };
  return { kind: "events", events: [receipt] };
}
