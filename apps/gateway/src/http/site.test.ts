import { describe, expect, it } from "vitest";
import { siteOf } from "./site.ts";

const local = new URL("http://localhost:4000");
const staff = new URL("https://hold.example.org");
const reach = new URL("https://talk.example.org");

describe("the site that a Host header names", () => {
  it("is both when staff and public share a host", () => {
    expect(siteOf("localhost:4000", local, local)).toBe("both");
    expect(siteOf("LOCALHOST:4000", local, local)).toBe("both");
  });

  it("is one of the two when each has its own", () => {
    expect(siteOf("hold.example.org", staff, reach)).toBe("staff");
    expect(siteOf("hold.example.org:443", staff, reach)).toBe("staff");
    expect(siteOf("talk.example.org", staff, reach)).toBe("public");
  });

  it("is this machine's other name only where the configured one is this machine", () => {
    expect(siteOf("127.0.0.1:4000", local, local)).toBe("loopback");
    expect(siteOf("[::1]:4000", local, local)).toBe("loopback");
    expect(siteOf("127.0.0.1:4001", local, local)).toBe("unknown");
    expect(siteOf("127.0.0.1", staff, reach)).toBe("unknown");
  });

  it.each([
    null,
    "",
    "evil.example.org",
    "hold.example.org.evil.org",
    "hold.example.org@evil.org",
    "a b",
    "hold.example.org/x",
  ])("is unknown for %s", (host) => {
    expect(siteOf(host, staff, reach)).toBe("unknown");
  });
});
