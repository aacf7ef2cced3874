/** One request to a channel's webhook, exactly as it arrived: nothing about it is trusted yet. */
export interface Delivery {
  readonly method: string;
  /** The configured public address of the webhook with the request's path and query; never the Host header's. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

declare const verified: unique symbol;

/** A delivery that the channel's own `verify` vouched for; the only thing `parse` takes (CH2). */
export type VerifiedDelivery = Delivery & { readonly [verified]: true };

/**
 * Vouches for a delivery. Called by a channel's `verify` alone, after the check has passed.
 *
 * @example
 * verify: (delivery) => (signedByUs(delivery) ? vouchFor(delivery) : null)
 */
export function vouchFor(delivery: Delivery): VerifiedDelivery {
  return delivery as VerifiedDelivery;
}
