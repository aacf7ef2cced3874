import {
  CORRESPONDENT_NAME_MAX,
  FILES_MAX,
  HTML_LENGTH_MAX,
  MAIL_BYTES_MAX,
  OTHERS_NAMED_MAX,
  SUBJECT_LENGTH_MAX,
} from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { InboundMessage } from "./inbound-event.ts";
import type { InboundFile } from "./inbound-file.ts";

const message: InboundMessage = {
  kind: "message",
  dedupeKey: "1",
  threadKey: "a",
  address: "someone@example.org",
  text: "words",
  sentAt: null,
};
const file = (bytes: Uint8Array, rest: Partial<InboundFile> = {}): InboundFile => ({
  name: "letter.pdf",
  type: "application/pdf",
  bytes,
  isInline: false,
  role: "attachment",
  ...rest,
});
const takes = (rest: Partial<InboundMessage>): boolean =>
  InboundMessage.safeParse({ ...message, ...rest }).success;
const LARGEST = new Uint8Array(MAIL_BYTES_MAX);

describe("a message", () => {
  it("has nothing of mail's unless it says so, so that other channels need not know of it", () => {
    expect(Object.keys(InboundMessage.parse(message))).not.toContain("files");
    expect(InboundMessage.parse(message)).toMatchObject(message);
  });

  it("[CH27] gives names that are texts of bounded length and number", () => {
    expect(takes({ names: ["<1@example.org>", "x".repeat(1000)] })).toBe(true);
    expect(takes({ names: [""] })).toBe(false);
    expect(takes({ names: ["x".repeat(1001)] })).toBe(false);
    expect(takes({ names: Array.from({ length: 21 }, (_, index) => `${index}`) })).toBe(false);
  });

  it("[CH30] is a person's or one of the machines that are known", () => {
    for (const automatic of ["auto_reply", "list", "report", null] as const)
      expect(takes({ automatic })).toBe(true);
    expect(InboundMessage.safeParse({ ...message, automatic: "robot" }).success).toBe(false);
  });

  it("[CH35] names whoever wrote it and the first of those who read along, and counts all of them", () => {
    const others = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: null, address: `${index}@example.org` }));
    const read = (named: number, count: number): boolean =>
      takes({ addressees: { us: "copy", others: others(named), count, hasMore: false } });
    expect(takes({ senderName: "n".repeat(CORRESPONDENT_NAME_MAX), addressees: null })).toBe(true);
    expect(takes({ senderName: "n".repeat(CORRESPONDENT_NAME_MAX + 1) })).toBe(false);
    expect([read(0, 0), read(2, 2), read(OTHERS_NAMED_MAX, 400)]).toEqual([true, true, true]);
    // Nobody reads along unseen, and nobody unnamed is all there are.
    expect([read(2, 1), read(0, 3), read(OTHERS_NAMED_MAX + 1, 400)]).toEqual([false, false, false]);
  });

  it("[CH36] quotes from a place in its text, between two characters", () => {
    const quotes = (text: string, quotedFrom: number | null): boolean => takes({ text, quotedFrom });
    expect([quotes("a🌻b", null), quotes("a🌻b", 0), quotes("a🌻b", 1), quotes("a🌻b", 3)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([quotes("a🌻b", 2), quotes("a🌻b", 4), quotes("a🌻b", -1), quotes("a🌻b", 1.5)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(quotes("", 0)).toBe(false);
    // Half a character is a thing by itself: nothing is cut before or behind it.
    expect(quotes("\uDC00\uDC00", 1)).toBe(true);
  });

  it("[CH31] brings files that are together no larger than a mail may be, and not too many", () => {
    expect(takes({ files: [file(LARGEST)] })).toBe(true);
    expect(takes({ files: [file(LARGEST), file(new Uint8Array(1))] })).toBe(false);
    const many = (count: number) => Array.from({ length: count }, () => file(new Uint8Array(1)));
    expect(takes({ files: many(FILES_MAX) })).toBe(true);
    expect(takes({ files: many(FILES_MAX + 1) })).toBe(false);
    expect(takes({ files: [file(new Uint8Array(1), { name: null, type: "" })] })).toBe(true);
    expect(takes({ files: [file(new Uint8Array(1), { name: "" })] })).toBe(false);
  });

  it("[CH31] brings a subject and a formatted version of bounded length", () => {
    expect(takes({ subject: "s".repeat(SUBJECT_LENGTH_MAX), html: "h".repeat(HTML_LENGTH_MAX) })).toBe(true);
    expect(takes({ subject: "s".repeat(SUBJECT_LENGTH_MAX + 1) })).toBe(false);
    expect(takes({ html: "h".repeat(HTML_LENGTH_MAX + 1) })).toBe(false);
  });

  it("[CH32] says why it is shown in part, with itself as it came when that was not too large", () => {
    expect(takes({ partly: ["damaged"], source: LARGEST })).toBe(true);
    expect(takes({ partly: ["too_long"], source: null })).toBe(true);
    expect(takes({ partly: ["too_long"], source: new Uint8Array(MAIL_BYTES_MAX + 1) })).toBe(false);
  });
});
