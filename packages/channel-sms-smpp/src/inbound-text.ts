import { MESSAGE_LENGTH_MAX } from "@holdfast/case-schema";
import type { Delivery, InboundEvent, Parsed } from "@holdfast/channel-kit";
import { carrierReference } from "./carrier-reference.ts";
import { splitLossless } from "./split-lossless.ts";
import { unreadable } from "./unreadable.ts";

/** Where smsbox posts texts, below the webhook. */
export const TEXT_PATH = "/text";

/** What `post-url` asks Kannel to fill in: its id of the text, and when it took it. */
export const TEXT_QUERY = "id=%I&at=%T";

const KANNEL_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ADDRESS_MAX = 320;

/** Reads a text: the words are the body, the number is a header, so that neither is in an address. */
export function readText(delivery: Delivery): Parsed {
  const { headers, url, body } = delivery;
  const query = new URL(url).searchParams;
  const id = query.get("id") ?? "";
  // The names are seen from smsbox: whoever would answer is "to" us, and the person is "from".
  const from = addressOf(headers);
  const text = textOf(body, headers.get("content-type") ?? "");
  if (!KANNEL_ID.test(id) || from === null || text === null) return unreadable(delivery);
  const key = carrierReference(headers.get("x-kannel-meta-data")) ?? id.toLowerCase();
  const sentAt = timeOf(query.get("at"));
  const messages = splitLossless(text, MESSAGE_LENGTH_MAX).map((part, at): InboundEvent => ({
    kind: "message",
    dedupeKey: at === 0 ? `text:${key}` : `text:${key}:${at}`,
    threadKey: from,
    address: from,
    text: part,
    sentAt,
  }));
  return { kind: "events", events: messages };
}

function addressOf(headers: Headers): string | null {
  const from = headers.get("x-kannel-from")?.trim() ?? "";
  return from === "" || from.length > ADDRESS_MAX ? null : from;
}

function textOf(body: Uint8Array, contentType: string): string | null {
  // Eight-bit data: ring tones, settings, notices of a picture. Not words, whatever the bytes happen to spell.
  if (/^application\/octet-stream/i.test(contentType)) return null;
  // Kannel could not make UTF-8 of it, because somebody's phone cut a pair in two. The rest of the words is whole.
  if (/utf-16be/i.test(contentType)) return new TextDecoder("utf-16be").decode(body);
  try {
    // A mark at the beginning is a character that somebody wrote.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}

function timeOf(seconds: string | null): number | null {
  return seconds !== null && /^[1-9][0-9]{0,10}$/.test(seconds) ? Number(seconds) * 1000 : null;
}
