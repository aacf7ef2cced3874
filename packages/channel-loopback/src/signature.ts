import { createHmac, timingSafeEqual } from "node:crypto";

/** Carries the HMAC-SHA256 of the body in lower-case hexadecimal, in both directions. */
export const SIGNATURE_HEADER = "x-loopback-signature";

/** The signature of `body` under `secret`. */
export function signatureOf(secret: string, body: Uint8Array): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

/** Whether `claimed` is the signature of `body`; takes the same time wherever it differs. */
export function isSigned(secret: string, body: Uint8Array, claimed: string | null): boolean {
  const expected = Buffer.from(signatureOf(secret, body));
  const given = Buffer.from(claimed ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
