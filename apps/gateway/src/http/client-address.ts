import { canonicalAddress, type AddressRange } from "../env/address-range.ts";

/** The header in which the gateway tells its own parts the caller's address; overwritten on every request. */
export const CLIENT_ADDRESS_HEADER = "x-holdfast-client-address";

/** The client's address as far as it can be known. Personal data: for counting, never for the log. */
export type ClientAddressOf = (request: Request) => string;

/** Reads what the gateway wrote; only for requests that came in through it. */
export const clientAddressOf: ClientAddressOf = (request) => request.headers.get(CLIENT_ADDRESS_HEADER) ?? "";

/**
 * The client behind the connection: the peer itself, unless it is a trusted proxy; then the last address in
 * `X-Forwarded-For` that is no trusted proxy either. What a stranger wrote to the left of that is never believed.
 */
export function clientAddress(peer: string, forwardedFor: string | null, trusted: AddressRange): string {
  let address = canonicalAddress(peer);
  const hops = (forwardedFor ?? "").split(",").map((hop) => canonicalAddress(hop.trim()));
  while (trusted.includes(address)) {
    const next = hops.pop();
    if (next === undefined || next === "") break;
    address = next;
  }
  return address;
}
