import { describe, expect, it } from "vitest";
import { fromElsewhere } from "./origin-check.ts";

const url = new URL("https://hold.example.org");
const judged = (headers: Record<string, string>): boolean => fromElsewhere(new Headers(headers), url);

describe("a request from elsewhere", () => {
  it("[G2] is told by its Origin, exactly", () => {
    expect(judged({ origin: "https://hold.example.org" })).toBe(false);
    for (const origin of [
      "http://hold.example.org",
      "https://hold.example.org:8443",
      "https://evil.org",
      "null",
      "",
    ])
      expect(judged({ origin })).toBe(true);
  });

  it("[G2] is told by Sec-Fetch-Site where there is no Origin", () => {
    expect(judged({ "sec-fetch-site": "same-origin" })).toBe(false);
    expect(judged({ "sec-fetch-site": "none" })).toBe(false);
    expect(judged({ "sec-fetch-site": "cross-site" })).toBe(true);
    expect(judged({ "sec-fetch-site": "same-site" })).toBe(true);
  });

  it("[G2] is not what a program sends, which has neither", () => {
    expect(judged({})).toBe(false);
  });
});
