import { createHmac } from "node:crypto";
import { askInTime } from "./ask-in-time.ts";

/** The secret of the loopback channel in houses that open its webhook. */
export const LOOPBACK_SECRET = "an invented secret of the tests";

/** A message as a provider delivers it. Personal data, all but `event`. */
export interface ProviderMessage {
  readonly event: string;
  readonly from: string;
  readonly text: string;
}

/** Delivers a signed message to the loopback channel's webhook, once; gives the gateway's answer. */
export function deliver(url: URL, { event, from, text }: ProviderMessage): Promise<Response> {
  const body = JSON.stringify({ kind: "message", event, from, text });
  return askInTime(new URL("/channels/loopback/webhook", url), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-loopback-signature": createHmac("sha256", LOOPBACK_SECRET).update(body).digest("hex"),
    },
    body,
  });
}
