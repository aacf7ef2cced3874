import type { Host, Outbound, SendResult } from "@holdfast/channel-kit";
import { signatureOf, SIGNATURE_HEADER } from "./signature.ts";

/** What sending needs besides the message. */
export interface Sender {
  readonly secret: string | undefined;
  readonly deliverTo: string | undefined;
  readonly maxLength: number | null;
  readonly host: Host;
}

/** How long the other side may think before nobody can tell whether it took the message. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 1000;

/** Posts answers, signed, or leaves them on the page when nothing takes them. */
export function sender({
  secret,
  deliverTo,
  maxLength,
  host,
}: Sender): (message: Outbound) => Promise<SendResult> {
  return async ({ messageId, threadKey, text }) => {
    if (maxLength !== null && text.length > maxLength) return { kind: "rejected", reason: "too_long" };
    // The page reads the conversation, and the message is part of it already.
    if (deliverTo === undefined) return { kind: "accepted", delivered: false };
    const body = new TextEncoder().encode(JSON.stringify({ messageId, to: threadKey, text }));
    const headers: Record<string, string> = {
      "content-type": "application/json",
      "idempotency-key": messageId,
    };
    if (secret !== undefined) headers[SIGNATURE_HEADER] = signatureOf(secret, body);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      const response = await host.fetch(deliverTo, {
        method: "POST",
        body,
        headers,
        signal,
        redirect: "manual",
      });
      // What it says beside its status is not read, and would hold the connection. The status stands, whatever becomes of it.
      await response.body?.cancel().catch(() => {});
      return outcomeOf(response);
    } catch {
      // A lost line says nothing about what the other side did before it was lost.
      host.log("loopback_line_lost", { messageId });
      return { kind: "unknown" };
    }
  };
}

function outcomeOf(response: Response): SendResult {
  if (response.ok) return { kind: "accepted", delivered: false };
  if (response.status === 429 || response.status === 503) {
    const seconds = Number(response.headers.get("retry-after"));
    return { kind: "retry", afterMs: seconds > 0 ? seconds * 1000 : RETRY_MS };
  }
  if (response.status >= 500) return { kind: "unknown" };
  return { kind: "rejected", reason: response.status === 410 ? "opted_out" : "refused" };
}
