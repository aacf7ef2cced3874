import { expect, it } from "vitest";
import { framed } from "./bare-sockets.ts";

it.each([0, 125, 126, 65_535, 65_536, 200_000])(
  "puts a length of %d bytes where the protocol has it",
  async (length) => {
    const text = "x".repeat(length);
    const bytes = framed(text);
    const head = bytes.length - length;
    expect(bytes[0]).toBe(0x81);
    expect(bytes.subarray(head).toString()).toBe(text);
    expect(head).toBe(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  },
);
