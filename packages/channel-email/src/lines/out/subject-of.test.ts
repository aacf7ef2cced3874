import { expect, it } from "vitest";
import { subjectOf } from "./subject-of.ts";

it.each([
  ["Help", "Re: Help"],
  ["Re: Help", "Re: Help"],
  ["RE: Aw: re[2]: Help", "Re: Help"],
  ["Rép : au secours", "Re: au secours"],
  ["Report: a thing", "Re: Report: a thing"],
  ["", "Re:"],
  [null, "Re:"],
  ["Re:", "Re:"],
  ["two\r\nBcc: somebody@example.test", "Re: two Bcc: somebody@example.test"],
  ["x".repeat(500), `Re: ${"x".repeat(200)}`],
])("[EM94] an answer to %j is called %j", (subject, expected) => expect(subjectOf(subject)).toBe(expected));
