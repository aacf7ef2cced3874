import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { freshPassword } from "./password.ts";
import { mayDemo } from "./seed.ts";

describe("a fresh demo password", () => {
  it("is easy to read and long enough to sign in with", () => {
    for (let round = 0; round < 100; round += 1)
      expect(freshPassword(randomBytes)).toMatch(/^(?:[a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });

  it("leaves out bytes that would favour some letters", () => {
    const bytes = [new Uint8Array(32).fill(255), new Uint8Array(32).fill(0)];
    expect(freshPassword(() => bytes.shift() ?? new Uint8Array(32))).toBe("aaaa-aaaa-aaaa-aaaa");
  });

  it("is another one each time", () => {
    expect(new Set(Array.from({ length: 50 }, () => freshPassword(randomBytes))).size).toBe(50);
  });
});

describe("demo accounts", () => {
  const here = { databaseUrl: null, loopback: true, production: false };
  it("[G11] are made only on an embedded database, on this machine, outside production", () => {
    expect(mayDemo(here)).toBe(true);
    expect(mayDemo({ ...here, databaseUrl: "postgres://x" })).toBe(false);
    expect(mayDemo({ ...here, loopback: false })).toBe(false);
    expect(mayDemo({ ...here, production: true })).toBe(false);
  });
});
