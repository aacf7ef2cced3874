import { expect, it } from "vitest";
import { cleanMessageId } from "./clean-message-id.ts";

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
