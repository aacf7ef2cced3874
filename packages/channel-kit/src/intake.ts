import type { Hono } from "hono";
import type { Delivery, VerifiedDelivery } from "./delivery.ts";
import type { InboundEvent } from "./inbound-event.ts";

/** What parsing makes of a verified delivery. `unreadable` is stored raw and opens a contact marked so (CH3). */
export type Parsed =
  | { readonly kind: "events"; readonly events: readonly InboundEvent[] }
  | { readonly kind: "unreadable"; readonly dedupeKey: string; readonly threadKey: string };

/** The provider calls us, at `/channels/<instance>/webhook` or any path below it. */
export interface WebhookIntake {
  readonly kind: "webhook";
  /** Whether the provider really sent this; `null` puts it into quarantine. Compares secrets in constant time. */
  readonly verify: (delivery: Delivery) => VerifiedDelivery | null;
  readonly parse: (delivery: VerifiedDelivery) => Parsed;
  /** What the provider wants to hear once everything is stored. */
  readonly answer?: () => Response;
}

/** We hold a line open to the provider. Runs until `signal` aborts; the gateway restarts it when it throws. */
export interface LiveIntake {
  readonly kind: "live";
  readonly listen: (signal: AbortSignal, store: (event: InboundEvent) => Promise<void>) => Promise<void>;
}

/** The channel has pages of its own. The gateway mounts them, adds the public headers and limits the body. */
export interface PagesIntake {
  readonly kind: "pages";
  /** Where they answer, such as `/reach`; `null` means `/channels/<instance>`. */
  readonly at: `/${string}` | null;
  readonly app: Hono;
}

export type Intake = WebhookIntake | LiveIntake | PagesIntake;
