import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlockedCodes, carrierError } from "./blocked-codes.ts";

describe("a carrier's error code", () => {
  it.each([
    ["?orig_msg?dlr_mask=63&?smpp?dlr_err=%03%00%1B&", 27],
    ["?smpp?dlr_err=%02%04V&carrier_ref=mo-1&", 0x0456],
    // 800 is 3 and a space, 256 is 1 and 0.
    ["?smpp?dlr_err=%03%03+&", 800],
    ["?smpp?dlr_err=%03%01%00", 256],
    ["?smpp?carrier_ref=x&dlr_err=%03%00%1B&", 27],
    // Nought is what Kannel makes of letters, and what a carrier says of no error.
    ["?smpp?dlr_err=%03%00%00&", null],
    ["?smpp?dlr_err=%00%1B&", null],
    ["?smpp?dlr_err=%03%00%1B%00&", null],
    ["?smpp?dlr_err=%0&", null],
    ["?smpp?not_dlr_err=%03%00%1B&", null],
    ["?orig_msg?dlr_mask=63&", null],
    ["", null],
    [null, null],
  ])("[SM16] is read from %j as %j", (metaData, code) => {
    expect(carrierError(metaData)).toBe(code);
  });

  it("[SM16] is read whatever its octets are, escaped or not", () => {
    const written = (octet: number, isEscaped: boolean): string =>
      /[A-Za-z0-9]/.test(String.fromCharCode(octet)) && !isEscaped
        ? String.fromCharCode(octet)
        : `%${octet.toString(16).padStart(2, "0")}`;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 0xffff }),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        (code, network, isEscaped) => {
          const octets = [network, code >> 8, code & 255].map((octet) => written(octet, isEscaped));
          expect(carrierError(`?smpp?dlr_err=${octets.join("")}&`)).toBe(code);
        },
      ),
      { numRuns: rounds(500) },
    );
  });
});

describe("the codes that are set", () => {
  it("[SM16] stand in decimal with commas between them", () => {
    expect(BlockedCodes.parse("27")).toEqual([27]);
    expect(BlockedCodes.parse(" 27, 065,1110 ")).toEqual([27, 65, 1110]);
  });

  it.each(["0", "27,0", "65536", "0x1B", "27;28", "27,", "blocked", "-1"])("[SM16] may not be %j", (text) => {
    expect(BlockedCodes.safeParse(text).success).toBe(false);
  });
});
