import { createHash } from "node:crypto";
import type { Delivery, Parsed } from "@holdfast/channel-kit";

/** What nobody can read: a thread of its own, named by all that arrived, so that a repetition is the same one. */
export function unreadable({ method, url, body }: Delivery): Parsed {
  const key = `unreadable:${createHash("sha256").update(`${method}\n${url}\n`).update(body).digest("hex")}`;
  return { kind: "unreadable", dedupeKey: key, threadKey: key };
}
