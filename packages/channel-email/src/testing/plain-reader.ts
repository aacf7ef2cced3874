import { createHash } from "node:crypto";
import type { ReadArrival } from "../lines/read-arrival.ts";

/**
 * A reader for tests that are about lines: the subject and the words as they stand, known by both. What mail really says is
 * the real reader's to find out.
 */
export const plainReader: ReadArrival = async ({ raw, from, to, receivedAt, isHead, lowTrust }) => {
  const text = Buffer.from(raw).toString("utf8");
  const cut = text.search(/\r?\n\r?\n/);
  const subject = /^Subject: (.*)$/im.exec(text)?.[1]?.trim() ?? "";
  const body = text.slice(cut).trim().slice(0, 200);
  const key = createHash("sha256").update(`${subject}\n${body}`).digest("hex");
  return [
    {
      kind: "message",
      dedupeKey: key,
      threadKey: key,
      address: from,
      text: body,
      sentAt: receivedAt,
      lowTrust,
      subject,
      refs: [...to],
      ...(isHead ? { partly: ["too_long" as const] } : {}),
    },
  ];
};
