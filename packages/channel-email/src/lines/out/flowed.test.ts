import fc from "fast-check";
import { expect, it } from "vitest";
import { flowed } from "./flowed.ts";

/** Reads it back as RFC 3676, section 4, says. */
function unflowed(wire: string): string {
  const lines = wire.split("\r\n").map((line) => (line.startsWith(" ") ? line.slice(1) : line));
  let text = "";
  lines.forEach((line, at) => {
    const goesOn = line.endsWith(" ") && line !== "-- " && at < lines.length - 1;
    text += line + (goesOn || at === lines.length - 1 ? "" : "\n");
  });
  return text;
}

const asWritten = (text: string): string => text.replaceAll(/\r\n|\r/g, "\n").replaceAll(/ +$/gm, "");

it("[EM93] is read as it was written, but for spaces that nobody sees", () => {
  const written = fc.string({
    unit: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom("a", "word", " ", ">", "From ", "-- ", "é", "漢", "👋") },
      { weight: 1, arbitrary: fc.constantFrom("\n", "\r\n", "\r", "\t") },
    ),
    maxLength: 200,
    size: "max",
  });
  fc.assert(
    fc.property(written, (text) => {
      expect(unflowed(flowed(text))).toBe(asWritten(text));
    }),
  );
});

it("[EM93] wraps where there are spaces, and leaves a long word whole", () => {
  const lines = flowed(`${"word ".repeat(60)}${"x".repeat(100)} end`).split("\r\n");
  expect(lines.filter((line) => line.length > 73)).toEqual([expect.stringMatching(/^x{100}/)]);
});

it("[EM93] looks like no quotation", () => {
  expect(flowed("> not quoted\nFrom me\n indented")).toBe(" > not quoted\r\n From me\r\n  indented");
});
