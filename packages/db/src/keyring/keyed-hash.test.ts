import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secretKey } from "../sealing/aead.ts";
import { keyedHash } from "./keyed-hash.ts";

const bytes = (byte: number): Buffer => Buffer.alloc(32, byte);
const openssl = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

describe("a keyed hash", () => {
  it("is HMAC-SHA-256 as OpenSSL makes it, of any words, whatever was hashed before", () => {
    // 341 characters are the most for which there is room at hand; one more takes its own.
    const words = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "grapheme", minLength: 100, maxLength: 400 }),
      fc.constantFrom("", "\ud800", "x".repeat(341), "x".repeat(342), "€".repeat(341), "€".repeat(342)),
    );
    const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((each) => Buffer.from(each));
    fc.assert(
      fc.property(key, fc.array(words, { minLength: 1, maxLength: 4 }), (each, texts) => {
        const hash = keyedHash(secretKey(each));
        // All are computed before any is compared: a later one must not write into an earlier one's bytes.
        const hashes = texts.map((text) => hash(text).toString("hex"));
        const kept = texts.map((text) => hash(text));
        expect(hashes).toEqual(texts.map((text) => openssl(each, text).toString("hex")));
        expect(kept.map((one) => one.toString("hex"))).toEqual(hashes);
      }),
    );
  });

  it("is another under another key", () => {
    expect(keyedHash(secretKey(bytes(1)))("somebody")).not.toEqual(
      keyedHash(secretKey(bytes(2)))("somebody"),
    );
  });
});
