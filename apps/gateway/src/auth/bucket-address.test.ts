import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import { describe, expect, it } from "vitest";
import { bucketAddress } from "./bucket-address.ts";

const under = (key: string) => (text: string) => createHmac("sha256", key).update(text).digest();
const bucket = (address: string, key = "here"): string => bucketAddress(address, under(key));

describe("what sign-in counts a client by", () => {
  it("has the form of an address and nothing of the client's in it", () => {
    expect(isIPv6(bucket("192.0.2.77"))).toBe(true);
    expect(bucket("192.0.2.77")).toMatch(/^fd[0-9a-f]{2}(?::[0-9a-f]{4}){7}$/);
  });

  it("is one for one client, another for another, and another in another house", () => {
    expect(bucket("192.0.2.1")).toBe(bucket("192.0.2.1"));
    expect(bucket("192.0.2.1")).not.toBe(bucket("192.0.2.2"));
    expect(bucket("192.0.2.1")).not.toBe(bucket("192.0.2.1", "elsewhere"));
  });

  it("is another for every user name that the client tries, in any case of letters", () => {
    const trying = (name: string | null) => bucketAddress("192.0.2.1", under("here"), name);
    expect(trying("dana")).toBe(trying("DANA"));
    expect(new Set([trying("dana"), trying("ada"), trying(""), trying(null)]).size).toBe(4);
    expect(trying("dana")).not.toBe(bucketAddress("192.0.2.2", under("here"), "dana"));
  });

  it("is one for all addresses of an IPv6 network of one client", () => {
    expect(bucket("2001:db8:1:2::1")).toBe(bucket("2001:db8:1:2:aaaa:bbbb:cccc:dddd"));
    expect(bucket("2001:db8:1:2::1")).toBe(bucket("2001:0db8:0001:0002::ffff"));
    expect(bucket("2001:db8:1:2::1")).not.toBe(bucket("2001:db8:1:3::1"));
    expect(bucket("2001:db8::1")).toBe(bucket("2001:db8:0:0:1::"));
  });
});
