import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanHeader, cleanMessageId } from "./clean-header.ts";

/** Everything that might break a header, often. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "\r",
      "\n",
      "\r\n",
      "\0",
      "\t",
      "\u2028",
      "\u202e",
      "\u2066",
      "\ud800",
      "\u0085",
      " ",
      ":",
    ),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  ),
  maxLength: 80,
});

it("[EM92] a header has no line break, no control, nothing that turns writing round, and a length", () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 60 }), (text, most) => {
      const clean = cleanHeader(text, most);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(Array.from(clean).length).toBeLessThanOrEqual(most);
      expect(cleanHeader(clean, most)).toBe(clean);
    }),
  );
});

it.each([
  ["two\r\nlines", "two lines"],
  ["  spaces \t and more ", "spaces and more"],
  ["right\u202eto left", "right to left"],
  ["👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم"],
  ["half a \ud83d face", "half a face"],
])("[EM92] %j becomes %j", (text, expected) => expect(cleanHeader(text, 60)).toBe(expected));

it.each([
  ["<a.b@c.test>", "<a.b@c.test>"],
  ["a.b@c.test", "<a.b@c.test>"],
  ["<a@b>\r\nBcc: <c@d.test>", null],
  ["<a b@c.test>", null],
  ["<é@c.test>", null],
  ["<>", null],
  ["", null],
  ["<a@b><c@d>", null],
  [`<${"a".repeat(2_000)}@b.test>`, null],
])("[EM92] the Message-ID %j may be referred to as %j", (text, expected) =>
  expect(cleanMessageId(text)).toBe(expected),
);
