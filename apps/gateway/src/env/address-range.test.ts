import { describe, expect, it } from "vitest";
import { canonicalAddress, parseAddressRange } from "./address-range.ts";

describe("a range of addresses", () => {
  it("holds single addresses and CIDR ranges of both families", () => {
    const range = parseAddressRange("10.0.0.0/8, 192.0.2.7 ,2001:db8::/32,::1");
    for (const inside of ["10.9.8.7", "192.0.2.7", "2001:db8:1::2", "::1", "::ffff:10.1.1.1"])
      expect(range?.includes(inside)).toBe(true);
    for (const outside of ["11.0.0.1", "192.0.2.8", "2001:db9::1", "", "unknown", "10.0.0.0/8"])
      expect(range?.includes(outside)).toBe(false);
  });

  it("is empty when the list is", () => {
    expect(parseAddressRange("")?.includes("127.0.0.1")).toBe(false);
  });

  it.each(["proxy", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "::1/129", "10.0.0/8", "1.2.3.4 5.6.7.8"])(
    "refuses %s",
    (list) => {
      expect(parseAddressRange(list)).toBeNull();
    },
  );

  it("compares addresses in one form", () => {
    expect(canonicalAddress("::ffff:192.0.2.1")).toBe("192.0.2.1");
    expect(canonicalAddress("[2001:db8::1]")).toBe("2001:db8::1");
    expect(canonicalAddress("fe80::1%eth0")).toBe("fe80::1");
  });
});
