import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeKeyring } from "../keyring/make-keyring.ts";
import { openOwners } from "./owners.ts";
import { PLACE } from "./places.ts";
import { open, openOwn, openWhole, seal, sealOwn, sealWhole } from "./seal.ts";

const keyring = makeKeyring(Buffer.alloc(32, 1));
const owners = openOwners(keyring);
const { owner, wrapped } = owners.make("owner-1");
const place = PLACE.message("message-1");

describe("sealing", () => {
  it("[DB61] opens what it sealed, whatever the bytes, and never makes the same twice", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300, size: "max" }), (bytes) => {
        const sealed = seal(owner, place, bytes);
        expect([...open(owner, place, sealed)]).toEqual([...bytes]);
        expect([...openWhole(owner, place, sealWhole(owner, place, bytes))]).toEqual([...bytes]);
        expect([...openOwn(owner, place, sealOwn(owner, place, bytes))]).toEqual([...bytes]);
        expect(seal(owner, place, bytes).body.equals(sealed.body)).toBe(false);
      }),
    );
  });

  it("[DB61] does not open in another row, column or owner", () => {
    const sealed = seal(owner, place, Buffer.from("words"));
    expect(() => open(owner, PLACE.message("message-2"), sealed)).toThrow(/could not verify|too short/);
    expect(() => open(owner, PLACE.note("message-1"), sealed)).toThrow(/could not verify|too short/);
    expect(() => open({ ...owner, id: "owner-2" }, place, sealed)).toThrow(/could not verify|too short/);
    expect(() => open(owners.make("owner-1").owner, place, sealed)).toThrow(/could not verify|too short/);
  });

  it("[DB61] notices every flipped bit and every cut", () => {
    const sealed = seal(owner, place, Buffer.from("words"));
    fc.assert(
      fc.property(
        fc.constantFrom("key" as const, "body" as const),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        (part, at, bit) => {
          const bytes = Buffer.from(sealed[part]);
          const index = at % bytes.length;
          bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
          expect(() => open(owner, place, { ...sealed, [part]: bytes })).toThrow(
            /could not verify|too short/,
          );
        },
      ),
    );
    expect(() => open(owner, place, { ...sealed, body: sealed.body.subarray(0, 20) })).toThrow(
      /could not verify|too short/,
    );
  });

  it("[DB61] unwraps an owner under its own master key and id alone", () => {
    expect(owners.unwrap("owner-1", wrapped).key().equals(owner.key())).toBe(true);
    expect(() => openOwners(keyring).unwrap("owner-2", wrapped)).toThrow(/could not verify|too short/);
    expect(() => openOwners(makeKeyring(Buffer.alloc(32, 2))).unwrap("owner-1", wrapped)).toThrow(
      /could not verify|too short/,
    );
  });

  it("remembers an owner only once the database has it", () => {
    const fresh = openOwners(keyring);
    const made = fresh.make("owner-3");
    expect(fresh.cachedContact("owner-3")).toBeUndefined();
    fresh.ofContact("owner-3", made.wrapped);
    expect(fresh.cachedContact("owner-3")?.key().equals(made.owner.key())).toBe(true);
  });
});
