import { ECDH } from "node:crypto";

/** Of a point that is written out whole: its mark and both of its numbers (SEC 1, 2.3.3). */
const WHOLE_BYTES = 65;

/**
 * Whether it is the key of a browser, in base64url: a point of P-256 (RFC 8291). To any other nothing can be sealed, and what cannot be
 * pushed would be tried again and again while nobody else is told.
 */
export function isPushPoint(p256dh: string): boolean {
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(p256dh)) return false;
  const point = Buffer.from(p256dh, "base64url");
  if (point.length !== WHOLE_BYTES) return false;
  try {
    ECDH.convertKey(point, "prime256v1");
    return true;
  } catch {
    return false;
  }
}
