import type { Hono } from "hono";
import type { Delivery, VerifiedDelivery } from "./delivery.ts";
import type { InboundEvent } from "./inbound-event.ts";

/** What could not be read. It is stored raw and opens a contact marked so (CH3). Personal data, but for `kind`. */
export interface Unreadable {
  readonly kind: "unreadable";
  readonly dedupeKey: string;
  readonly threadKey: string;
  /**
   * The bytes that could not be read, at most `MAIL_BYTES_MAX`. Left out: of a webhook, the delivery itself; of a live
   * line, nothing is kept of it but that it came (one that was too large to be taken).
   */
  readonly source?: Uint8Array | null;
  /** The provider has it and does not hand it out: there is nothing of it here yet. It comes by itself once it does. */
  readonly reason?: "withheld";
  /** Whom an answer would reach, when the line knows it without reading: mail's envelope sender. */
  readonly address?: string | null;
}

/** What parsing makes of a verified delivery. */
export type Parsed = { readonly kind: "events"; readonly events: readonly InboundEvent[] } | Unreadable;

/** The provider calls us, at `/channels/<instance>/webhook` or any path below it. */
export interface WebhookIntake {
  readonly kind: "webhook";
  /** Whether the provider really sent this; `null` puts it into quarantine. Compares secrets in constant time. */
  readonly verify: (delivery: Delivery) => VerifiedDelivery | null;
  readonly parse: (delivery: VerifiedDelivery) => Parsed;
  /** What the provider wants to hear once everything is stored. */
  readonly answer?: () => Response;
}

/**
 * What became of what a live line brought. `stored`: it is committed, now or when it came before, and may be forgotten by
 * whoever sent it. `not_stored`: nobody can promise that, because the database is away or slow; it must be brought again.
 */
export type Taken = "stored" | "not_stored";

/**
 * Takes what a live line brought. Never rejects, and answers within a minute: a line answers its provider by it (LMTP's
 * 250 or 451) and moves its checkpoint only after `stored` (CH28). Whoever needs an order waits
 * for each answer before giving the next.
 */
export type TakeLive = (what: InboundEvent | Unreadable) => Promise<Taken>;

/**
 * We hold a line open to the provider, or a port that it comes to. Runs until `signal` aborts; the gateway restarts it when
 * it throws or ends, after a pause that grows from one second to a minute while nothing is stored.
 */
export interface LiveIntake {
  readonly kind: "live";
  readonly listen: (signal: AbortSignal, store: TakeLive) => Promise<void>;
}

/** The channel has pages of its own. The gateway mounts them, adds the public headers and limits the body. */
export interface PagesIntake {
  readonly kind: "pages";
  /** Where they answer, such as `/reach`; `null` means `/channels/<instance>`. */
  readonly at: `/${string}` | null;
  readonly app: Hono;
}

export type Intake = WebhookIntake | LiveIntake | PagesIntake;
