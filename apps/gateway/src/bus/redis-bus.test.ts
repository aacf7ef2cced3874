import { describe, expect, it } from "vitest";
import { channelsOf } from "./redis-bus.ts";

describe("a bus by Redis, before there is one", () => {
  it("[G635] names a house's channels so that neither its secret nor another house's can be read from them", () => {
    const [one, other] = [channelsOf("a secret"), channelsOf("another secret")];
    expect(new Set([one, other].flatMap((each) => Object.values(each))).size).toBe(6);
    expect(one.log).toMatch(/^holdfast:[0-9a-f]{32}:log$/);
    expect(one.lane).not.toContain("secret");
  });
});
