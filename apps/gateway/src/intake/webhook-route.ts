import type { Delivery, Parsed, VerifiedDelivery, WebhookIntake } from "@holdfast/channel-kit";
import type { Store } from "@holdfast/db";
import { Hono } from "hono";
import { refusal } from "../http/refusal.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { readBody } from "./read-body.ts";
import { takeIn, type TakeInParts } from "./take-in.ts";
import { keysOfBytes, type Origin } from "./to-arrival.ts";
import { withPatience } from "./with-patience.ts";

/** What a webhook needs of the house. */
export interface WebhookParts extends TakeInParts {
  readonly store: TakeInParts["store"] & Pick<Store, "quarantine">;
  /** Where the world finds the intake; a delivery's address is told by it, never by the Host header. */
  readonly publicUrl: URL;
  readonly log: Log;
  /** Whether a channel had so many deliveries nobody vouched for that only their heads are kept. */
  readonly flooded: (channel: string) => boolean;
  /** Whether it had so many that no more of them are kept. */
  readonly drowned: (channel: string) => boolean;
  /** How many a flood brought since it was last told of; `null` while that was a moment ago. */
  readonly toTell: (channel: string) => number | null;
}

/** Largest delivery taken; what providers send is far smaller. */
export const DELIVERY_MAX = 1_048_576;
/** How much of a delivery that nobody vouched for is kept to be looked at. */
const QUARANTINED_MAX = 65_536;
/** The same while there are very many: whoever floods the webhook must not fill the disk. */
const FLOODED_MAX = 256;
/** What a head that was kept in a flood is filed under. */
export const FLOOD = "not_verified_flood";
const BODY_PATIENCE_MS = 10_000;
const STORE_PATIENCE_MS = 15_000;
/** When a provider is asked to come again. */
const RETRY_AFTER = { "retry-after": "5" };

/** The webhook of one instance: verify, parse, store, and only then answer. */
export function webhookRoute(webhook: WebhookIntake, origin: Origin, parts: WebhookParts): Hono {
  const path = `/channels/${origin.id}/webhook`;
  const app = new Hono();
  const receive = async (request: Request): Promise<Response> => {
    const read = await readBody(request, DELIVERY_MAX, BODY_PATIENCE_MS);
    if (read.kind === "too_large") return refusal("too_large");
    if (read.kind === "incomplete") return refusal("unavailable", RETRY_AFTER);
    const { pathname, search } = new URL(request.url);
    const url = new URL(`${pathname.replace(/^\/+/, "/")}${search}`, parts.publicUrl).href;
    const { method, headers } = request;
    const delivery: Delivery = { method, url, headers, body: read.body };
    try {
      return await withPatience(judge(delivery, webhook, origin, parts), STORE_PATIENCE_MS);
    } catch (error) {
      // Not committed, so not acknowledged: the provider comes again, and the dedupe key makes it once.
      parts.log.error("delivery_not_stored", { channel: origin.id, ...errorFacts(error) });
      return refusal("unavailable", RETRY_AFTER);
    }
  };
  app.all(path, (context) => receive(context.req.raw));
  app.all(`${path}/*`, (context) => receive(context.req.raw));
  return app;
}

async function judge(
  delivery: Delivery,
  webhook: WebhookIntake,
  origin: Origin,
  parts: WebhookParts,
): Promise<Response> {
  const verified = verify(delivery, webhook, origin, parts.log);
  if (verified === null) {
    await putAway(delivery, origin, parts);
    return refusal("forbidden");
  }
  const parsed = parse(verified, webhook, origin, parts.log);
  await takeIn(parsed, delivery.body, origin, parts);
  return answer(webhook, origin, parts.log);
}

async function putAway({ body }: Delivery, { id }: Origin, parts: WebhookParts): Promise<void> {
  const bytes = body.length;
  const flooded = parts.flooded(id);
  const drowned = parts.drowned(id);
  const deliveries = flooded ? parts.toTell(id) : null;
  if (deliveries !== null) parts.log.warn("delivery_flood", { channel: id, deliveries, kept: !drowned });
  if (drowned) return;
  const raw = body.slice(0, flooded ? FLOODED_MAX : QUARANTINED_MAX);
  await parts.store.quarantine.put({ channel: id, reason: flooded ? FLOOD : "not_verified", raw, bytes });
  if (!flooded) parts.log.warn("delivery_quarantined", { channel: id, bytes });
}

/** A `verify` that throws has vouched for nothing. */
function verify(
  delivery: Delivery,
  webhook: WebhookIntake,
  { id }: Origin,
  log: Log,
): VerifiedDelivery | null {
  try {
    return webhook.verify(delivery);
  } catch (error) {
    log.error("channel_verify_threw", { channel: id, ...errorFacts(error) });
    return null;
  }
}

/** A `parse` that throws is a bug of the channel; the delivery is kept as one that cannot be read. */
function parse(delivery: VerifiedDelivery, webhook: WebhookIntake, { id }: Origin, log: Log): Parsed {
  try {
    const parsed = webhook.parse(delivery);
    if (parsed.kind === "unreadable")
      log.warn("delivery_unreadable", { channel: id, bytes: delivery.body.length });
    return parsed;
  } catch (error) {
    log.error("channel_parse_threw", { channel: id, ...errorFacts(error) });
    return { kind: "unreadable", ...keysOfBytes(delivery.body) };
  }
}

function answer(webhook: WebhookIntake, { id }: Origin, log: Log): Response {
  try {
    return webhook.answer?.() ?? new Response(null, { status: 204 });
  } catch (error) {
    // It is stored, and that is what the provider asks about.
    log.error("channel_answer_threw", { channel: id, ...errorFacts(error) });
    return new Response(null, { status: 204 });
  }
}
