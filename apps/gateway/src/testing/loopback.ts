import { createHmac } from "node:crypto";
import type { ChannelsConfig } from "../intake/channels-config.ts";
import type { TestGateway } from "./test-gateway.ts";

const SECRET = "a loopback secret for tests";

/** A gateway's options with nothing but a loopback that takes signed deliveries. */
export const LOOPBACK = {
  channels: [{ id: "loopback", load: () => import("@holdfast/channel-loopback") }] satisfies ChannelsConfig,
  environment: { HOLDFAST_LOOPBACK_SECRET: SECRET },
};

/** What the loopback's other side says in one delivery. */
export interface Said {
  readonly event: string;
  readonly from: string;
  readonly text: string;
}

/** Bytes signed as the other side signs them. */
export function signature(body: string | Uint8Array): string {
  return createHmac("sha256", SECRET).update(body).digest("hex");
}

/** Posts bytes to a gateway's webhook, signed unless said otherwise. */
export function deliver(
  { url }: Pick<TestGateway, "url">,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { "x-loopback-signature": signature(body) },
): Promise<Response> {
  return fetch(new URL("/channels/loopback/webhook", url), { method: "POST", body, headers });
}

/** Posts one message, signed. */
export function say(gateway: Pick<TestGateway, "url">, said: Said): Promise<Response> {
  return deliver(gateway, JSON.stringify({ kind: "message", ...said }));
}
