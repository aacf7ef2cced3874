import { describe, expect, it } from "vitest";
import { classNames } from "./class-names.ts";
import { matching } from "./matching.ts";

const choices = ["Reported to law enforcement, with consent", "Information given", "Référence donnée"].map(
  (label) => ({
    id: label,
    label,
  }),
);

describe("a list narrowed by typing", () => {
  it.each([
    ["", 3],
    ["  ", 3],
    ["INFO", 1],
    ["consent law", 1],
    ["reference", 1],
    ["référ", 1],
    ["given info nobody", 0],
    [".*", 0],
  ])("%j leaves %i", (typed, count) => {
    expect(matching(choices, typed)).toHaveLength(count);
  });
});

describe("class names", () => {
  it("are joined, without what is not set", () => {
    expect(classNames("a", false, null, undefined, "", "b")).toBe("a b");
  });
});
