import fc from "fast-check";
import { rounds } from "@holdfast/tooling/rounds";
import { describe, expect, it } from "vitest";
import { parseAddressRange } from "../env/address-range.ts";
import { clientAddress } from "./client-address.ts";

const proxies = parseAddressRange("10.0.0.0/8") ?? { includes: () => false, empty: true };

describe("the client's address", () => {
  it("is the peer's when it is no proxy of ours, whatever it forwards", () => {
    fc.assert(
      fc.property(fc.string(), (forwarded) => {
        expect(clientAddress("192.0.2.1", forwarded, proxies)).toBe("192.0.2.1");
      }),
      { numRuns: rounds(200) },
    );
  });

  it("is the last one before our proxies, so that what a client wrote itself counts for nothing", () => {
    expect(clientAddress("10.0.0.1", "198.51.100.9", proxies)).toBe("198.51.100.9");
    expect(clientAddress("10.0.0.1", "203.0.113.5, 198.51.100.9, 10.0.0.2", proxies)).toBe("198.51.100.9");
    expect(clientAddress("::ffff:10.0.0.1", "::ffff:198.51.100.9", proxies)).toBe("198.51.100.9");
  });

  it("stays the proxy's when it forwards nothing", () => {
    expect(clientAddress("10.0.0.1", null, proxies)).toBe("10.0.0.1");
    expect(clientAddress("10.0.0.1", "", proxies)).toBe("10.0.0.1");
  });
});
