import { describe, expect, it } from "vitest";
import { z } from "zod";
import { TEST_KEYRING } from "../testing/index.ts";
import { openOwners } from "./owners.ts";
import { PLACE } from "./places.ts";
import { AS_TEXT, asJson, sealedRecord } from "./sealed-record.ts";

const owners = openOwners(TEST_KEYRING);
const Words = z.object({ who: z.string() });
const records = sealedRecord({ owners }, "inquiry", PLACE.inquiry, asJson(Words));
const WORDS = { who: "The county court" };
const rowOf = (id: string, words = WORDS) => {
  const { wrapped, body } = records.seal(id, words);
  return { owner_key: wrapped, body, given: ["lee", 7] };
};

describe("a record whose id is said by whoever writes it down", () => {
  it("[DB61] opens as it was sealed, for itself alone, and says of what is damaged that it is", () => {
    const row = rowOf("one");
    expect(records.open("one", row)).toEqual(WORDS);
    expect(records.open("two", row)).toBeNull();
    expect(records.open("one", { ...row, body: Buffer.alloc(200) })).toBeNull();
    // Words that open and are none of its kind are damaged, too.
    const texts = sealedRecord({ owners }, "inquiry", PLACE.inquiry, AS_TEXT);
    const { wrapped, body } = texts.seal("three", "no JSON");
    expect(records.open("three", { owner_key: wrapped, body })).toBeNull();
    expect(texts.open("three", { owner_key: wrapped, body })).toBe("no JSON");
  });

  it("has a key that is never taken for the one of a contact with that id", () => {
    expect(() => owners.unwrap("one", rowOf("one").owner_key)).toThrow("could not verify");
  });

  it("is there once where the same is written twice, and another where a fact or a word differs", () => {
    const row = rowOf("four");
    expect(records.isSame("four", row, ["lee", 7], { ...WORDS })).toBe(true);
    expect(records.isSame("four", row, ["lee", 8], WORDS)).toBe(false);
    expect(records.isSame("four", row, ["lee", 7], { who: "Another" })).toBe(false);
    expect(records.isSame("four", undefined, ["lee", 7], WORDS)).toBe(false);
    expect(records.isSame("four", { ...row, body: Buffer.alloc(200) }, ["lee", 7], WORDS)).toBe(false);
  });
});
