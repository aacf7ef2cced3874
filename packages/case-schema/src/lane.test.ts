import { describe, expect, it } from "vitest";
import { isPressing, Lane, laneNumber, LaneReason, UNTRIAGED_LANE } from "./lane.ts";

describe("a lane", () => {
  it("has the number of the handbook, 0 for a life threat now and 6 for information", () => {
    expect(Lane.options.map(laneNumber)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(laneNumber("life_threat")).toBe(0);
  });

  it("is that of whoever is in the situation while nobody has judged", () => {
    expect(laneNumber(null)).toBe(laneNumber(UNTRIAGED_LANE));
    expect(laneNumber(null)).toBe(2);
  });

  it("is pressing when it is the first or the second", () => {
    expect(Lane.options.filter(isPressing)).toEqual(["life_threat", "crisis"]);
  });
});

describe("why a lane is what it is", () => {
  it.each(["staff", "form:danger", "fact:after_drop", "words:crisis-es:12:e-3", "words:crisis-es:0:e"])(
    "takes the code %s",
    (code) => {
      expect(LaneReason.safeParse(code).success).toBe(true);
    },
  );

  it.each([
    "",
    "Staff",
    "words:crisis",
    "words:crisis:01:e",
    "words:crisis:1:he has a gun",
    "form:",
    "fact:he is here",
    "x:y",
  ])("takes no other words: %s", (words) => {
    expect(LaneReason.safeParse(words).success).toBe(false);
  });
});
