import { ContactId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { givenOnce } from "./given-once.ts";

const id = ContactId.parse("00000000-0000-4000-8000-000000000001");

function givenAt(begun: number) {
  const readings = { begun };
  return { readings, given: givenOnce(() => readings.begun) };
}

describe("[G710] what somebody is being given", () => {
  it("is nobody else's until it is known what came of it", async () => {
    const { given } = givenAt(1);
    const claim = Promise.withResolvers<{ readonly isGone: boolean }>();
    const giving = given.give(id, async () => claim.promise);
    expect(given.hindrance(id, 1)).toBeInstanceOf(Promise);
    const over = given.hindrance(id, 1);
    claim.resolve({ isGone: false });
    await Promise.all([giving, over]);
    expect(given.hindrance(id, 1)).toBeNull();
  });

  it("is gone by every reading that may have begun before, and by none after", async () => {
    const { given, readings } = givenAt(1);
    const done = [given.begin(1), given.begin(1)];
    readings.begun = 2;
    await given.give(id, async () => ({ isGone: true }));
    readings.begun = 3;
    expect([1, 2, 3].map((nth) => given.hindrance(id, nth))).toEqual(["gone", "gone", null]);
    done[0]?.();
    expect(given.hindrance(id, 1)).toBe("gone");
    done[1]?.();
    // Nobody goes by a reading that old any more.
    expect(given.hindrance(id, 1)).toBeNull();
  });

  it("is free again where claiming it fails", async () => {
    const { given } = givenAt(1);
    const failing = given.give(id, async () => {
      throw new Error("the database is away");
    });
    const over = given.hindrance(id, 1);
    await expect(failing).rejects.toThrow("the database is away");
    await over;
    expect(given.hindrance(id, 1)).toBeNull();
  });
});
