import type { PushKey, PushSubscription } from "@holdfast/db";
import webPush from "web-push";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { pushEndpoint } from "./push-services.ts";

/** All that is ever pushed (G681): the same word whatever happened, sealed for the browser alone, of one length. */
const NEEDED = "needed";
/** What a device did not get by then is told anew. */
const GOOD_SECONDS = 15 * 60;
/** Longest a push service may take. */
const PATIENCE_MS = 10_000;

/** What became of it: `gone`, the push service knows that browser no more; `again`, it surely or perhaps did not leave, and may be sent again. */
export type Pushed =
  | { readonly kind: "sent" | "gone" | "failed" }
  | { readonly kind: "again"; readonly afterMs: number };

export interface PushParts {
  readonly fetch: typeof globalThis.fetch;
  /** Hosts of push services that the house names beside those of the browsers' makers. */
  readonly services: ReadonlySet<string>;
  /** Where the console is, which is who pushes. */
  readonly house: URL;
  readonly log: Log;
}

/** A pair of keys by which push services know the house (RFC 8292). */
export const makePushKey = (): PushKey => webPush.generateVAPIDKeys();

/**
 * Pushes to one browser that its owner is needed, and nothing else. Nothing follows where a service leads on to, nothing of its answer is
 * read but how it went. A word that comes twice shows once.
 */
export async function pushOut(
  { endpoint, p256dh, auth }: PushSubscription,
  key: PushKey,
  { fetch, services, house, log }: PushParts,
): Promise<Pushed> {
  if (pushEndpoint(endpoint, services) === null) return { kind: "gone" };
  try {
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, NEEDED, {
      // A push service takes no other; a house without TLS is one on a developer's machine.
      vapidDetails: { subject: `https://${house.host}`, ...key },
      TTL: GOOD_SECONDS,
      urgency: "high",
      topic: NEEDED,
    });
    const answer = await fetch(endpoint, {
      method: "POST",
      headers,
      body: body === null ? null : new Uint8Array(body),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    return pushedBy(answer.status);
  } catch (error) {
    log.error("alarm_push_threw", errorFacts(error));
    return { kind: "again", afterMs: 0 };
  }
}

function pushedBy(status: number): Pushed {
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 404 || status === 410) return { kind: "gone" };
  return status === 429 || status >= 500 ? { kind: "again", afterMs: 0 } : { kind: "failed" };
}
