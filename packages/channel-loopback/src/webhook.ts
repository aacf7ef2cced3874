import { createHash } from "node:crypto";
import { vouchFor, type InboundEvent, type Parsed, type WebhookIntake } from "@holdfast/channel-kit";
import { Payload } from "./payload.ts";
import { isSigned, SIGNATURE_HEADER } from "./signature.ts";

/** Takes signed JSON, one event a delivery. */
export function webhookIntake(secret: string): WebhookIntake {
  return {
    kind: "webhook",
    verify: (delivery) =>
      isSigned(secret, delivery.body, delivery.headers.get(SIGNATURE_HEADER)) ? vouchFor(delivery) : null,
    parse: ({ body }) => {
      const read = Payload.safeParse(jsonOf(body));
      return read.success ? { kind: "events", events: [eventOf(read.data)] } : unreadable(body);
    },
  };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function eventOf(payload: Payload): InboundEvent {
  // The other side names its events; the kind keeps a receipt from hiding a message of the same name.
  const dedupeKey = `${payload.kind}:${payload.event}`;
  switch (payload.kind) {
    case "message":
      return {
        kind: "message",
        dedupeKey,
        threadKey: payload.from,
        address: payload.from,
        text: payload.text,
        sentAt: payload.sentAt ?? null,
      };
    case "receipt":
      return { kind: "receipt", dedupeKey, messageId: payload.messageId, state: payload.state };
    case "opt_out":
      return { kind: "opt_out", dedupeKey, threadKey: payload.from, optedOut: payload.optedOut };
  }
}

/** Nobody can say who wrote it, so it is a thread of its own, named by its bytes. */
function unreadable(body: Uint8Array): Parsed {
  const key = `unreadable:${createHash("sha256").update(body).digest("hex")}`;
  return { kind: "unreadable", dedupeKey: key, threadKey: key };
}
