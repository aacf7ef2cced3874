import { createHash, timingSafeEqual } from "node:crypto";

/** Kannel calls `http://kannel:secret@…`, and its HTTP client makes a Basic header of that. */
const ACCOUNT = "kannel";

/** `url` with our secret in it, so that whoever calls it shows the secret in a header and not in an address. */
export function withSecret(url: string, secret: string): string {
  return url.replace("://", `://${ACCOUNT}:${secret}@`);
}

/** What a caller that knows the secret says in its `authorization` header. */
export function authorizationOf(secret: string): string {
  return `Basic ${Buffer.from(`${ACCOUNT}:${secret}`).toString("base64")}`;
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Whether `claimed` shows our secret; takes the same time wherever, and by whatever length, it differs. */
export function showsSecret(secret: string, claimed: string | null): boolean {
  return timingSafeEqual(digest(authorizationOf(secret)), digest(claimed ?? ""));
}
