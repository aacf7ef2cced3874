import { hashPassword as hashOlder } from "better-auth/crypto";
import { describe, expect, it } from "vitest";
import { HASH_COST, hashPassword, verifyPassword } from "./password-hash.ts";

const CHEAP = { log2N: 4, r: 8, p: 1 };
const PASSWORD = "quiet rivers run deeper";

describe("a stored password", () => {
  it("[G455] costs what is asked of scrypt today, and says so", async () => {
    expect(HASH_COST.p).toBeGreaterThanOrEqual(3);
    expect(HASH_COST.log2N).toBeGreaterThanOrEqual(15);
    expect(HASH_COST.r).toBeGreaterThanOrEqual(8);
    const hash = await hashPassword(PASSWORD);
    expect(hash).toMatch(/^scrypt:15\.8\.3:[\w-]{22}:[\w-]{43}$/);
    expect(await verifyPassword({ hash, password: PASSWORD })).toBe(true);
    expect(await verifyPassword({ hash, password: `${PASSWORD} ` })).toBe(false);
  });

  it("[G455] has a salt of its own: the same twice looks different", async () => {
    const [one, other] = [await hashPassword(PASSWORD, CHEAP), await hashPassword(PASSWORD, CHEAP)];
    expect(one).not.toBe(other);
    for (const hash of [one, other]) {
      expect(await verifyPassword({ hash, password: PASSWORD })).toBe(true);
      expect(await verifyPassword({ hash, password: PASSWORD.toUpperCase() })).toBe(false);
    }
  });

  it("[G455] is taken as an earlier release stored it", async () => {
    const hash = await hashOlder(PASSWORD);
    expect(await verifyPassword({ hash, password: PASSWORD })).toBe(true);
    expect(await verifyPassword({ hash, password: "not this one at all" })).toBe(false);
  });

  it("is the same whichever keyboard made its letters, to its last one", async () => {
    const hash = await hashPassword("caf\u00e9 by the river", CHEAP);
    expect(await verifyPassword({ hash, password: "cafe\u0301 by the river" })).toBe(true);
    expect(await verifyPassword({ hash, password: "cafe by the river" })).toBe(false);
    const long = "x".repeat(255);
    const ofLong = await hashPassword(`${long}a`, CHEAP);
    expect(await verifyPassword({ hash: ofLong, password: `${long}b` })).toBe(false);
  });
});
