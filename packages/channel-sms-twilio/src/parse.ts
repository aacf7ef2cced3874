import { createHash } from "node:crypto";
import type { Parsed, VerifiedDelivery } from "@holdfast/channel-kit";
import { formOf, only } from "./form.ts";
import { inboundOf } from "./inbound.ts";
import { statusOf } from "./status.ts";

/** Reads what Twilio brings: a status of a message of ours, or somebody's message (TW4). */
export function parse({ url, body }: VerifiedDelivery): Parsed {
  const form = formOf(body);
  // An inbound message carries SmsStatus alone; MessageStatus is what only status callbacks have.
  const isStatus = form.has("MessageStatus") && only(form, "SmsStatus") !== "received";
  const events = isStatus ? statusOf(form, url) : inboundOf(form);
  return events === null ? unreadable(url, body) : { kind: "events", events };
}

/** Nobody can say who wrote it, so it is a thread of its own, named by its bytes. */
function unreadable(url: string, body: Uint8Array): Parsed {
  const key = `unreadable:${createHash("sha256").update(url).update("\0").update(body).digest("hex")}`;
  return { kind: "unreadable", dedupeKey: key, threadKey: key };
}
