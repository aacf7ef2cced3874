import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressesMeant, isAddressField } from "./address-entry.ts";
import { PART_FIELDS, type CasePartKind } from "./case-part.ts";

const STANDING = new Map([
  ["one", "+12025550142"],
  ["two", "rosa@example.org"],
]);

describe("a field of addresses", () => {
  it("is every field that holds means of contact one by one, and an exploiter's telephones", () => {
    const fields = Object.entries(PART_FIELDS).flatMap(([kind, of]) =>
      Object.keys(of).flatMap((field) =>
        isAddressField(kind as CasePartKind, field) ? `${kind} ${field}` : [],
      ),
    );
    expect(fields).toEqual(["person telephones", "person mailAddresses", "exploiter telephones"]);
  });

  it.each<[string, unknown, readonly unknown[] | null]>([
    ["what is kept and what is new, in the order said", [{ key: "two" }, "new"], ["rosa@example.org", "new"]],
    ["nothing", [], []],
    ["one twice", [{ key: "one" }, { key: "one" }], ["+12025550142", "+12025550142"]],
    ["one that is not there", [{ key: "three" }], null],
    ["a mask for an address", ["••••42"], null],
    ["a mask beside the key", [{ key: "one", masked: "••••42" }], [{ key: "one", masked: "••••42" }]],
    ["what is no entry, which the field refuses", [7], [7]],
    ["no list", "one", null],
    ["nothing said", null, null],
  ])("is meant as said: %s", (_what, value, meant) => {
    expect(addressesMeant(value, STANDING)).toEqual(meant);
  });

  it("is as it was where each is kept", () => {
    fc.assert(
      fc.property(fc.array(fc.string().filter((text) => !text.includes("•"))), (addresses) => {
        const keys = new Map(addresses.map((address, at) => [String(at), address]));
        expect(
          addressesMeant(
            [...keys.keys()].map((key) => ({ key })),
            keys,
          ),
        ).toEqual(addresses);
      }),
    );
  });
});
