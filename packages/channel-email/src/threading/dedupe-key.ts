import { createHash } from "node:crypto";

/** What stays the same of a mail on every road it comes by. */
export interface Sameness {
  readonly messageId: string;
  readonly from: string;
  readonly date: string;
  readonly subject: string;
  /** As it came, packed for travel. */
  readonly body: Uint8Array;
}

const CR = 0x0d;
const LF = 0x0a;

/**
 * One key for one mail. Traces that servers add are not of it, nor how lines end, so that what comes by IMAP and by LMTP is
 * one; other words under a name that was used before are another mail.
 */
export function dedupeKey({ messageId, from, date, subject, body }: Sameness): string {
  const hash = createHash("sha256");
  for (const value of [messageId, from, date, subject])
    hash.update(`${value.replaceAll(/\s+/g, " ").trim()}\0`, "latin1");
  hashBody(body, (bytes) => hash.update(bytes));
  return `mail:${hash.digest("base64url")}`;
}

function hashBody(body: Uint8Array, update: (bytes: Uint8Array) => void): void {
  let end = body.length;
  while (end > 0 && (body[end - 1] === CR || body[end - 1] === LF)) end--;
  let from = 0;
  for (let at = body.indexOf(CR); at >= 0 && at < end; at = body.indexOf(CR, at + 1)) {
    if (body[at + 1] !== LF) continue;
    if (at > from) update(body.subarray(from, at));
    from = at + 1;
  }
  if (end > from) update(body.subarray(from, end));
}
