import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, test } from "vitest";
import { segmentsOf } from "./segments.ts";
import { anyText, gsm7Text } from "./testing/any-text.ts";
import { onTheAir } from "./testing/reference.ts";

test.each([
  ["nothing", "", 0, 160],
  ["one character", "a", 1, 159],
  ["160 septets", "a".repeat(160), 1, 0],
  ["161 septets", "a".repeat(161), 2, 145],
  ["two full parts", "a".repeat(306), 2, 0],
  ["one more than two parts", "a".repeat(307), 3, 152],
  ["80 euros", "€".repeat(80), 1, 0],
  ["81 euros, of which 76 fit a part", "€".repeat(81), 2, 143],
  ["70 units", "á".repeat(70), 1, 0],
  ["71 units", "á".repeat(71), 2, 63],
  ["35 emoji", "😢".repeat(35), 1, 0],
  ["36 emoji, of which 33 fit a part", "😢".repeat(36), 2, 61],
])("[ST3] %s", (_, text, segments, left) => expect(segmentsOf(text)).toMatchObject({ segments, left }));

test("[ST4] an escape is not parted from what it escapes", () => {
  expect(segmentsOf("a".repeat(152) + "€" + "a".repeat(152))).toMatchObject({ units: 306, segments: 3 });
  expect(segmentsOf("a".repeat(151) + "€" + "a".repeat(153))).toMatchObject({ units: 306, segments: 2 });
});

test("[ST4] a surrogate pair is not parted", () => {
  expect(segmentsOf("á".repeat(66) + "😢" + "á".repeat(66))).toMatchObject({ units: 134, segments: 3 });
  expect(segmentsOf("á".repeat(65) + "😢" + "á".repeat(67))).toMatchObject({ units: 134, segments: 2 });
});

test("[ST3] [ST4] the count is the standard's for any text", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, gsm7Text), (text) => {
      const { alphabet, parts } = onTheAir(text);
      expect(segmentsOf(text)).toMatchObject({ alphabet, segments: parts.length });
    }),
    { numRuns: rounds(1000) },
  );
});

test("[ST4] the reference itself loses nothing: its parts, each read alone, are the text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(onTheAir(text).parts.join("")).toBe(text);
    }),
    { numRuns: rounds(500) },
  );
});

test("[ST3] what is said to be left fits, and one more does not", () => {
  fc.assert(
    fc.property(
      gsm7Text.filter((text) => text !== ""),
      (text) => {
        const { segments, left } = segmentsOf(text);
        const full = segmentsOf(text + "a".repeat(left));
        expect(full).toMatchObject({ segments, left: 0 });
        expect(segmentsOf(`${text}${"a".repeat(left)}a`).segments).toBe(segments + 1);
      },
    ),
    { numRuns: rounds(300) },
  );
});
