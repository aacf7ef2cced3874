import fc from "fast-check";
import { expect, it } from "vitest";
import { answerSubject, headerLine, subjectSaid } from "./answer-subject.ts";

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
  size: "medium",
});

it("a header has no line break, no control, nothing that turns writing round, and a length", () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 60 }), (text, most) => {
      const clean = headerLine(text, most);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(Array.from(clean).length).toBeLessThanOrEqual(most);
      expect(headerLine(clean, most)).toBe(clean);
    }),
  );
});

it.each([
  ["two\r\nlines", "two lines"],
  ["  spaces \t and more ", "spaces and more"],
  ["right\u202eto left", "right to left"],
  ["👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم"],
  ["half a \ud83d face", "half a face"],
])("%j becomes %j", (text, expected) => expect(headerLine(text, 60)).toBe(expected));

it.each([
  ["Help", "Re: Help"],
  ["Re: Help", "Re: Help"],
  ["RE: Aw: re[2]: Help", "Re: Help"],
  ["Rép : au secours", "Re: au secours"],
  ["AW: re [2] : RE: About Tuesday", "Re: About Tuesday"],
  ["Fwd: About", "Re: Fwd: About"],
  ["a\u202Eb", "Re: a b"],
  ["Report: a thing", "Re: Report: a thing"],
  ["", "Re:"],
  [null, "Re:"],
  ["Re:", "Re:"],
  ["two\r\nBcc: somebody@example.test", "Re: two Bcc: somebody@example.test"],
  ["x".repeat(500), `Re: ${"x".repeat(200)}`],
])("an answer to %j is called %j", (subject, expected) => expect(answerSubject(subject)).toBe(expected));

it.each([
  ["Help", "Help"],
  ["RE: Fwd: Aw: re[2]: WG: Help", "Help"],
  [" TR : RV: au secours", "au secours"],
  ["Report: a thing", "Report: a thing"],
  ["Re:", ""],
  ["", ""],
])("%j says %j", (subject, expected) => expect(subjectSaid(subject)).toBe(expected));
