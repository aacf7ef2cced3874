import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeLinkSecret, readLinkSecret } from "./one-time-link.ts";

describe("the secret of a one-time link", () => {
  it("[G28] is another each time, from at least 128 bits, and free of signs that look alike", () => {
    const made = Array.from({ length: 500 }, () => makeLinkSecret(randomBytes));
    expect(new Set(made).size).toBe(500);
    for (const secret of made) expect(secret).toMatch(/^[a-z2-9]{4}(?:-[a-z2-9]{4}){7}$/);
    const signs = new Set(made.join("").replaceAll("-", ""));
    expect(signs.size).toBe(30);
    for (const sign of "ilo01u") expect(signs).not.toContain(sign);
    expect(32 * Math.log2(signs.size)).toBeGreaterThan(128);
  });

  it("does not favour any sign", () => {
    const bytes = (size: number) => Uint8Array.from({ length: size }, (_, nth) => nth % 256);
    expect(makeLinkSecret(() => new Uint8Array([255, 250, 240, ...bytes(64)])).startsWith("abcd")).toBe(true);
  });

  it("is read however it was typed, and nothing else is", () => {
    const secret = makeLinkSecret(randomBytes);
    const bare = secret.replaceAll("-", "");
    for (const typed of [secret, bare, secret.toUpperCase(), ` ${secret.replaceAll("-", " ")}\n`])
      expect(readLinkSecret(typed)).toBe(bare);
    for (const wrong of ["", bare.slice(1), `${bare}a`, `${bare.slice(1)}0`, "x".repeat(10_000)])
      expect(readLinkSecret(wrong)).toBeNull();
  });
});
