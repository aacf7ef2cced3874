import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { textFrame } from "./text-frame.ts";

/** Reads a server's frame as RFC 6455 has it. */
function read(frame: Buffer): { readonly kind: number | undefined; readonly text: string } {
  const [kind, short] = frame;
  const [head, length] =
    short === 127
      ? [10, Number(frame.readBigUInt64BE(2))]
      : short === 126
        ? [4, frame.readUInt16BE(2)]
        : [2, short];
  expect(frame).toHaveLength(head + (length ?? 0));
  return { kind, text: frame.toString("utf8", head) };
}

it("frames any text as one whole message", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400, size: "max" }), (text) => {
      expect(read(textFrame(text))).toEqual({ kind: 0x81, text });
    }),
    { numRuns: rounds(30) },
  );
});

it.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
  "says by the shortest way that a message has %i bytes",
  (length) => {
    const frame = textFrame("a".repeat(length));
    expect(read(frame)).toEqual({ kind: 0x81, text: "a".repeat(length) });
    expect(frame.length - length).toBe(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  },
);
